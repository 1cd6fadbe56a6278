using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Webhooks;
using Microsoft.Extensions.Options;

namespace ChatRouter.Core.Supervision.Alarms;

/// <summary>Raises and resolves shops' alarms, tells their webhooks, and lets supervisors acknowledge and mute them.</summary>
/// <remarks>What has to last before it is told is kept from when it began, so that a change of processes does not let it begin anew.</remarks>
public sealed class AlarmDesk(IAlarmStore store, IAuditStore audit, Outbox outbox, IOptions<SupervisionOptions> options, TimeProvider clock)
{
    public const int PageSize = 50;

    private static readonly TimeSpan LongestMute = TimeSpan.FromDays(1);

    /// <summary>Compares the shop as it is with what is known to be wrong. For one caller at a time.</summary>
    public async Task LookAsync(ShopId shop, ShopVitals vitals, CancellationToken cancellationToken)
    {
        var at = StoredTime.Of(vitals.At);
        var open = (await store.OpenAsync(shop, cancellationToken)).ToDictionary(alarm => (alarm.Kind, alarm.Subject));
        foreach (var condition in AlarmRules.Of(vitals, options.Value))
        {
            if (!open.Remove((condition.Kind, condition.Subject), out var alarm))
                await BeginAsync(shop, condition.Kind, condition.Subject, at, condition.After == TimeSpan.Zero, cancellationToken);
            else if (alarm.RaisedAt is null && at - alarm.Since >= condition.After)
                await ChangeAsync(alarm with { RaisedAt = at }, cancellationToken);
        }

        foreach (var left in open.Values)
        {
            if (AlarmRules.StayOf(left.Kind) is { } stay && at - left.Since < stay)
                continue;
            if (left.RaisedAt is null)
                await store.ForgetAsync(shop, left.Id, cancellationToken);
            else
                await ChangeAsync(left with { ResolvedAt = at }, cancellationToken);
        }
    }

    /// <summary>Something happened that is wrong until it is cleared. Repeatable.</summary>
    public Task RaiseAsync(ShopId shop, AlarmKind kind, string subject, CancellationToken cancellationToken) =>
        BeginAsync(shop, kind, subject, StoredTime.Of(clock.GetUtcNow()), raised: true, cancellationToken);

    /// <summary>What was raised is so no more. Repeatable.</summary>
    public async Task ClearAsync(ShopId shop, AlarmKind kind, string subject, CancellationToken cancellationToken)
    {
        if ((await store.OpenAsync(shop, cancellationToken)).FirstOrDefault(alarm => alarm.Kind == kind && alarm.Subject == subject) is { } open)
            await ChangeAsync(open with { ResolvedAt = StoredTime.Of(clock.GetUtcNow()) }, cancellationToken);
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

    private async Task BeginAsync(ShopId shop, AlarmKind kind, string subject, DateTimeOffset at, bool raised, CancellationToken cancellationToken)
    {
        var alarm = new Alarm(shop, NewId.At(at), kind, subject, at, raised ? at : null, null, null, null);
        var told = raised ? await ToldAsync(alarm, at, cancellationToken) : [];
        if (await store.BeginAsync(alarm, told, cancellationToken) && told.Count > 0)
            outbox.Committed();
    }

    private async Task ChangeAsync(Alarm alarm, CancellationToken cancellationToken)
    {
        var told = await ToldAsync(alarm, alarm.ResolvedAt ?? alarm.RaisedAt!.Value, cancellationToken);
        if (await store.ChangeAsync(alarm, told, cancellationToken) && told.Count > 0)
            outbox.Committed();
    }

    private async Task<IReadOnlyList<OutboxEntry>> ToldAsync(Alarm alarm, DateTimeOffset at, CancellationToken cancellationToken) =>
        outbox.Hears(alarm.Shop) ? outbox.Alarmed(alarm, at, (await store.MutesAsync(alarm.Shop, at, cancellationToken)).Any(mute => mute.Kind == alarm.Kind)) : [];
}
