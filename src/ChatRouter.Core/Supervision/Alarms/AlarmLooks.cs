using ChatRouter.Core.Diagnosis;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Metrics;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;
using ChatRouter.Core.Supervision.Figures;

namespace ChatRouter.Core.Supervision.Alarms;

/// <summary>Looks whether something is wrong in the shops where something goes on, watched or not.</summary>
/// <remarks>
/// Those with an agent at this process, an open conversation or an open alarm; the others cost nothing. Of several processes one looks after a shop,
/// another when that one is silent for longer than it said. What was resolved is forgotten when nobody can ask for the distribution of that time any more.
/// For one caller at a time.
/// </remarks>
public sealed class AlarmLooks(IDispatcher dispatcher, IJournalReader journal, IShopStore shops, IAuditStore audit, IAlarmStore store, AlarmDesk alarms, RoutingMetrics metrics, TimeProvider clock)
{
    private const int ShopsAtOnce = 100;
    private const int ForgottenAtOnce = 1_000;

    private static readonly TimeSpan KeptFor = DistributionPeriod.Longest * 2;
    private static readonly TimeSpan ForgetEvery = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(30);

    // The turns of half an hour change little in one.
    private static readonly TimeSpan ReadTurnsEvery = TimeSpan.FromMinutes(1);

    private readonly string _node = NewId.At(clock.GetUtcNow());

    private DateTimeOffset _forgetAt;

    // Of the shops that were this process's own in the last round.
    private Dictionary<ShopId, RecentTurns> _turns = [];

    /// <summary>Looks once at every shop that this process is to look after.</summary>
    /// <param name="served">Those with an agent here.</param>
    /// <param name="duty">How long this process keeps them if it says nothing more: longer than until its next look.</param>
    public async Task LookAsync(IEnumerable<ShopId> served, TimeSpan duty, CancellationToken cancellationToken)
    {
        var own = new Dictionary<ShopId, RecentTurns>();
        var seen = new List<ShopVitals>();
        var concerned = (await store.ConcernedAsync(cancellationToken)).Union(served);
        foreach (var some in concerned.Chunk(ShopsAtOnce))
        {
            var at = clock.GetUtcNow();
            foreach (var shop in await store.TakeDutiesAsync(some, _node, at, at + duty, cancellationToken))
            {
                own[shop] = _turns.GetValueOrDefault(shop) ?? new RecentTurns(journal, audit);
                if (await VitalsAsync(shop, own[shop], cancellationToken) is not { } vitals)
                    continue;
                seen.Add(vitals);
                await alarms.LookAsync(shop, vitals, cancellationToken);
            }
        }

        _turns = own;
        metrics.Looked(seen);
        await ForgetAsync(cancellationToken);
    }

    // Some at a time: others write meanwhile.
    private async Task ForgetAsync(CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        if (at < _forgetAt)
            return;
        while (await store.ForgetResolvedAsync(at - KeptFor, ForgottenAtOnce, cancellationToken) == ForgottenAtOnce)
        {
        }

        _forgetAt = at + ForgetEvery;
    }

    private async Task<ShopVitals?> VitalsAsync(ShopId id, RecentTurns turns, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        if (await shops.FindAsync(id, cancellationToken) is not { } shop || await ShopLook.TakeAsync(dispatcher, id, at, cancellationToken) is not { } look)
            return null;
        var count = new BoardCount(shop, look, at);
        var schedule = new ShiftSchedule(shop.Shifts);
        var groups = shop.Groups.Select(group => new GroupVitals(
            count.OfGroup(group.Id), AttendanceOf(shop, schedule, look.Agents.Where(agent => agent.Groups.Contains(group.Id)), at)));
        return new(at, count.OfShop(), await turns.ShareAsync(shop, at, cancellationToken), [.. groups], AttendanceOf(shop, schedule, look.Agents, at), look.WaitingThoughEligible);
    }

    private static Attendance AttendanceOf(Shop shop, ShiftSchedule schedule, IEnumerable<AgentView> agents, DateTimeOffset at)
    {
        if (!shop.Serves)
            return Attendance.Off;
        if (shop.Shifts.Assessed is not null && AssessedHours.Of(shop.Shifts).Contain(at))
            return Attendance.Due;
        // Whoever has no shifts may come and go as he likes.
        var planned = agents.Where(agent => agent is { Weight: > 0, NoSplit: false } && shop.Shifts.Weeks.ContainsKey(agent.Agent)).ToList();
        if (planned.Exists(agent => schedule.IsOnDuty(agent.Agent, at)))
            return Attendance.Due;
        return planned.Count == 0 && shop.Shifts.Assessed is null ? Attendance.Free : Attendance.Off;
    }

    /// <summary>A shop's three-minute rate, as it was at most a minute ago.</summary>
    private sealed class RecentTurns(IJournalReader journal, IAuditStore audit)
    {
        private readonly TurnLedger<MinuteShares> _ledger = new(journal);
        private (DateTimeOffset At, InTimeShare Share)? _read;

        public async Task<InTimeShare> ShareAsync(Shop shop, DateTimeOffset at, CancellationToken cancellationToken)
        {
            if (_read is { } last && at - last.At < ReadTurnsEvery)
                return last.Share;
            var since = at - Recent;
            var conversations = await journal.OpenSinceAsync(shop.Id, since, cancellationToken);
            var entries = await _ledger.ReadAsync(shop.Id, conversations, await TurnBook.DropsAsync(audit, shop.Id, since, cancellationToken), cancellationToken);
            var hours = AssessedHours.Of(shop.Shifts);
            var open = entries.Select(entry => entry.Last).OfType<Turn>().Where(turn => turn.OpenedAt >= since);
            var share = entries.Aggregate(InTimeShare.Of(open, hours, at), (share, entry) => share + entry.Turns.Since(since, hours));
            _read = (at, share);
            return share;
        }
    }
}
