using ChatRouter.Core.Conversations;
using ChatRouter.Core.Diagnosis;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Metrics;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;
using ChatRouter.Core.Supervision;
using ChatRouter.Core.Supervision.Alarms;
using ChatRouter.TestKit.Model;
using ChatRouter.Tests.Conversations;

namespace ChatRouter.Tests.Supervision;

/// <summary>Alarms while nobody watches, and whose duty they are.</summary>
public sealed class AlarmLooksTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TimeSpan Duty = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task A_buyer_who_waits_too_long_calls_although_nobody_is_there_or_watches()
    {
        await using var shop = await SmallShop.OpenAsync();
        await shop.OnlineAsync(SmallShop.AgentOf("a"));
        await shop.WriteAsync("u:1");
        shop.Clock.Advance(TimeSpan.FromSeconds(181));

        await LooksOf(shop).Looks.LookAsync([], Duty, None);

        Assert.Equal(AlarmKind.LongWait, Assert.Single(await OpenAsync(shop)).Kind);
    }

    [Theory]
    // The clock stands at 17:00 in Shanghai, on a Monday.
    [InlineData("16:30", "23:00", null, true)]
    [InlineData("08:30", "16:30", null, false)]
    [InlineData("08:30", "16:30", "23:00", true)]
    [InlineData("08:30", "16:30", "17:00", false)]
    public async Task Nobody_is_there_while_a_shift_runs_or_the_assessed_hours_do(string from, string to, string? assessedUntil, bool calls)
    {
        await using var shop = await SmallShop.OpenAsync();
        await PlanAsync(shop, from, to, assessedUntil);
        await shop.WriteAsync("u:1");

        var looks = LooksOf(shop).Looks;
        await looks.LookAsync([], Duty, None);
        shop.Clock.Advance(TimeSpan.FromMinutes(2));
        await looks.LookAsync([], Duty, None);

        Assert.Equal(calls, (await OpenAsync(shop)).Any(alarm => alarm.Kind == AlarmKind.ShopEmpty));
    }

    [Theory]
    [InlineData("16:30", "23:00", null, true)]
    [InlineData("08:30", "16:30", null, false)]
    [InlineData("08:30", "16:30", "23:00", true)]
    [InlineData(null, null, "23:00", true)]
    [InlineData(null, null, "17:00", false)]
    // No hours at all: that another is online shows that the shop is open.
    [InlineData(null, null, null, true)]
    public async Task Nobody_of_a_group_is_online_while_one_of_its_shifts_runs_or_the_assessed_hours_do(string? from, string? to, string? assessedUntil, bool calls)
    {
        await using var shop = await SmallShop.OpenAsync();
        await PlanAsync(shop, from, to, assessedUntil);
        await shop.OnlineAsync(SmallShop.AgentOf("b"));

        var looks = LooksOf(shop).Looks;
        await looks.LookAsync([SmallShop.Id], Duty, None);
        shop.Clock.Advance(TimeSpan.FromMinutes(2));
        await looks.LookAsync([SmallShop.Id], Duty, None);

        Assert.Equal(calls ? [(AlarmKind.GroupEmpty, "care")] : [], (await OpenAsync(shop)).Select(alarm => (alarm.Kind, alarm.Subject)));
    }

    [Fact]
    public async Task A_shop_where_nothing_goes_on_is_not_looked_at()
    {
        await using var shop = await SmallShop.OpenAsync();
        var (seen, looks) = LooksOf(shop);

        await looks.LookAsync([], Duty, None);
        Assert.Equal(0, seen.Count);
        await looks.LookAsync([SmallShop.Id], Duty, None);
        Assert.Equal(1, seen.Count);
        await shop.WriteAsync("u:1");
        await looks.LookAsync([SmallShop.Id], Duty, None);

        Assert.Equal(2, seen.Count);
    }

    [Fact]
    public async Task What_was_raised_is_looked_at_until_it_is_over_although_everybody_left()
    {
        await using var shop = await SmallShop.OpenAsync();
        await shop.Get<AlarmDesk>().RaiseAsync(SmallShop.Id, AlarmKind.NodeLost, "node", None);
        var (seen, looks) = LooksOf(shop);

        shop.Clock.Advance(TimeSpan.FromMinutes(10));
        await looks.LookAsync([], Duty, None);
        await looks.LookAsync([], Duty, None);

        Assert.Empty(await OpenAsync(shop));
        Assert.Equal(1, seen.Count);
    }

    [Fact]
    public async Task What_was_resolved_is_forgotten_after_two_of_the_longest_periods_that_can_be_looked_at()
    {
        await using var shop = await SmallShop.OpenAsync();
        var (alarms, looks) = (shop.Get<AlarmDesk>(), LooksOf(shop).Looks);
        await alarms.RaiseAsync(SmallShop.Id, AlarmKind.NodeLost, "node", None);
        await alarms.ClearAsync(SmallShop.Id, AlarmKind.NodeLost, "node", None);

        shop.Clock.Advance(DistributionPeriod.Longest * 2);
        await looks.LookAsync([], Duty, None);
        Assert.Single(await alarms.HistoryAsync(SmallShop.Id, null, None));
        shop.Clock.Advance(TimeSpan.FromMinutes(10));
        await looks.LookAsync([], Duty, None);

        Assert.Empty(await alarms.HistoryAsync(SmallShop.Id, null, None));
    }

    [Fact]
    public async Task One_process_looks_after_a_shop_and_another_takes_over_when_it_is_silent()
    {
        await using var shop = await SmallShop.OpenAsync();
        var (first, other) = (LooksOf(shop), LooksOf(shop));

        await first.Looks.LookAsync([SmallShop.Id], Duty, None);
        shop.Clock.Advance(Duty - TimeSpan.FromSeconds(1));
        await other.Looks.LookAsync([SmallShop.Id], Duty, None);
        Assert.Equal((1, 0), (first.Seen.Count, other.Seen.Count));
        shop.Clock.Advance(TimeSpan.FromSeconds(1));
        await other.Looks.LookAsync([SmallShop.Id], Duty, None);
        await first.Looks.LookAsync([SmallShop.Id], Duty, None);

        Assert.Equal((1, 1), (first.Seen.Count, other.Seen.Count));
    }

    [Fact]
    public async Task The_turns_of_the_last_half_hour_are_read_once_a_minute_however_often_one_looks()
    {
        await using var shop = await SmallShop.OpenAsync();
        var audit = new CountingAudit(shop.Get<IAuditStore>());
        var looks = new AlarmLooks(shop.Get<IDispatcher>(), shop.Get<IJournal>(), shop.Get<IShopStore>(), audit, shop.Get<IAlarmStore>(), shop.Get<AlarmDesk>(), new RoutingMetrics(), shop.Clock);

        for (var seconds = 0; seconds < 120; seconds += 4, shop.Clock.Advance(TimeSpan.FromSeconds(4)))
            await looks.LookAsync([SmallShop.Id], Duty, None);

        Assert.Equal(2, audit.Read);
    }

    // The agent a is the group care, with a shift on Mondays unless he comes as he likes; b is in no group and has no shifts.
    private static async Task PlanAsync(SmallShop shop, string? from, string? to, string? assessedUntil)
    {
        var plan = new RoutingPlan
        {
            Groups = new Dictionary<GroupId, PlannedGroup> { [new("care")] = new("Care", [new("a")]) },
            Shifts = new()
            {
                TimeZone = "Asia/Shanghai",
                Assessed = assessedUntil is null ? null : new("08:00", assessedUntil),
                Templates = from is null ? new Dictionary<string, ShiftTemplate>() : new() { ["t"] = new("t", [new(from, to!)]) },
                Weeks = from is null ? new Dictionary<AgentId, ShiftWeek>() : new() { [new("a")] = new() { Monday = ["t"] } },
            },
        };
        var boss = new AgentIdentity(SmallShop.Id, new("boss"), "boss", AccountRole.Admin, "");
        var saved = (await shop.Get<RoutingDesk>().SaveDraftAsync(boss, 0, plan, None)).Value!;
        Assert.NotNull((await shop.Get<RoutingDesk>().PublishAsync(boss, saved.Revision, 1, "test", None)).Value);
    }

    private static async Task<IReadOnlyList<Alarm>> OpenAsync(SmallShop shop) => (await shop.Get<AlarmDesk>().OpenAsync(SmallShop.Id, None)).Open;

    private static (Seen Seen, AlarmLooks Looks) LooksOf(SmallShop shop)
    {
        var seen = new Seen(shop.Get<IDispatcher>());
        return (seen, new(seen, shop.Get<IJournal>(), shop.Get<IShopStore>(), shop.Get<IAuditStore>(), shop.Get<IAlarmStore>(), shop.Get<AlarmDesk>(), new RoutingMetrics(), shop.Clock));
    }

    private sealed class Seen(IDispatcher inner) : ForwardingDispatcher(inner)
    {
        public int Count { get; private set; }

        public override ValueTask<StaffView?> StaffAsync(ShopId shop, CancellationToken cancellationToken)
        {
            Count++;
            return base.StaffAsync(shop, cancellationToken);
        }
    }

    private sealed class CountingAudit(IAuditStore inner) : IAuditStore
    {
        public int Read { get; private set; }

        public Task AddAsync(AuditEntry entry, CancellationToken cancellationToken) => inner.AddAsync(entry, cancellationToken);

        public Task AddAsync(AuditEntry entry, Revised<ForbiddenRules> rules, CancellationToken cancellationToken) => inner.AddAsync(entry, rules, cancellationToken);

        public Task<KeptRules?> RulesAsync(ShopId shop, string revision, CancellationToken cancellationToken) => inner.RulesAsync(shop, revision, cancellationToken);

        public Task<IReadOnlyList<AuditEntry>> FindAsync(ShopId shop, AuditQuery query, CancellationToken cancellationToken)
        {
            Read++;
            return inner.FindAsync(shop, query, cancellationToken);
        }
    }
}
