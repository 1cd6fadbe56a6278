using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using Microsoft.Extensions.Options;

namespace ChatRouter.Core.Supervision.Alarms;

/// <summary>Raises and resolves a shop's alarms while somebody watches it, and lets supervisors acknowledge and mute them.</summary>
/// <remarks>
/// Of several server processes one looks after a shop, another when that one is silent for <see cref="Lease"/>; all show the same.
/// What has to last before it is told is kept from when it began, so that a change of processes does not let it begin anew.
/// </remarks>
public sealed class AlarmDesk(IAlarmStore store, IAuditStore audit, IOptions<SupervisionOptions> options, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <summary>How long a process that says nothing keeps the duty.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan LongestMute = TimeSpan.FromDays(1);

    private readonly string _node = NewId.At(clock.GetUtcNow());

    /// <summary>Compares the board with what is known to be wrong, if this process is the one to do it.</summary>
    public async Task LookAsync(ShopId shop, ShopBoard board, CancellationToken cancellationToken)
    {
        if (!await store.TakeDutyAsync(shop, _node, board.At, board.At + Lease, cancellationToken))
            return;
        var at = StoredTime.Of(board.At);
        var open = (await store.OpenAsync(shop, cancellationToken)).ToDictionary(alarm => (alarm.Kind, alarm.Subject));
        foreach (var condition in AlarmRules.Of(board, options.Value))
        {
            if (!open.Remove((condition.Kind, condition.Subject), out var alarm))
                await store.BeginAsync(new(shop, NewId.At(at), condition.Kind, condition.Subject, at, condition.After == TimeSpan.Zero ? at : null, null, null, null), cancellationToken);
            else if (alarm.RaisedAt is null && at - alarm.Since >= condition.After)
                await store.ChangeAsync(alarm with { RaisedAt = at }, cancellationToken);
        }

        foreach (var passed in open.Values)
        {
            if (passed.RaisedAt is null)
                await store.ForgetAsync(shop, passed.Id, cancellationToken);
            else
                await store.ChangeAsync(passed with { ResolvedAt = at }, cancellationToken);
        }
    }

    /// <summary>What is told now.</summary>
    public async Task<ShopAlarms> OpenAsync(ShopId shop, CancellationToken cancellationToken)
    {
        var open = await store.OpenAsync(shop, cancellationToken);
        return new([.. open.Where(alarm => alarm.RaisedAt is not null)], await store.MutesAsync(shop, clock.GetUtcNow(), cancellationToken));
    }

    public Task<IReadOnlyList<Alarm>> HistoryAsync(ShopId shop, string? before, CancellationToken cancellationToken) =>
        store.HistoryAsync(shop, before, PageSize, cancellationToken);

    /// <summary>The supervisor has seen it and cares for it. Repeatable.</summary>
    public async Task<Rejection?> AcknowledgeAsync(AgentIdentity supervisor, string id, CancellationToken cancellationToken)
    {
        var at = StoredTime.Of(clock.GetUtcNow());
        if (await store.AcknowledgeAsync(supervisor.Shop, id, supervisor.Agent, at, cancellationToken))
            await audit.WriteAsync(supervisor, AuditAction.AcknowledgedAlarm, id, null, clock, cancellationToken);
        return null;
    }

    /// <summary>Alarms of that kind call nobody for so long; zero: they do again.</summary>
    public async Task<Rejection?> MuteAsync(AgentIdentity supervisor, AlarmKind kind, TimeSpan duration, CancellationToken cancellationToken)
    {
        if (!Enum.IsDefined(kind) || duration < TimeSpan.Zero || duration > LongestMute)
            return new(ErrorCode.InvalidArgument, "Alarms of a known kind can be muted for at most a day.");
        await store.MuteAsync(supervisor.Shop, new(kind, StoredTime.Of(clock.GetUtcNow() + duration), supervisor.Agent), cancellationToken);
        await audit.WriteAsync(supervisor, AuditAction.MutedAlarms, "", $"{kind}: {duration.TotalMinutes:0} min", clock, cancellationToken);
        return null;
    }
}
