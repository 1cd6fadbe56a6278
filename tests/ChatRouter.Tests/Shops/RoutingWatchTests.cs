using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;
using ChatRouter.Tests.Conversations;

namespace ChatRouter.Tests.Shops;

public sealed class RoutingWatchTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly AgentIdentity Boss = new(SmallShop.Id, new("boss"), "boss", AccountRole.Admin, "");

    // The clock stands at 09:00 UTC: 17:00 in Shanghai.
    private static readonly RoutingPlan Late = new()
    {
        Shifts = new()
        {
            TimeZone = "Asia/Shanghai",
            Templates = new Dictionary<string, ShiftTemplate> { ["late"] = new("晚", [new("16:30", "23:00")]) },
            Weeks = new Dictionary<AgentId, ShiftWeek> { [new("a")] = new() { Monday = ["late"], Tuesday = ["late"] } },
        },
    };

    [Fact]
    public async Task An_agent_goes_off_and_on_duty_at_the_instants_of_his_shifts()
    {
        await using var shop = await SmallShop.OpenAsync();
        var watch = shop.Get<RoutingWatch>();
        await shop.OnlineAsync(SmallShop.AgentOf("a"));
        var now = shop.Clock.GetUtcNow();
        await shop.Get<IDispatcher>().AgentConnectedAsync(new(SmallShop.Id, new("a"), new("stays"), now.AddDays(3), now), None);
        await watch.LookAsync(None);
        await PublishAsync(shop, Late);
        await watch.LookAsync(None);
        Assert.Equal(AgentState.Online, await StateAsync(shop));

        await MoveAsync(shop, watch, TimeSpan.FromHours(6) - TimeSpan.FromSeconds(1));
        Assert.Equal(AgentState.Online, await StateAsync(shop));
        await MoveAsync(shop, watch, TimeSpan.FromSeconds(1));
        Assert.Equal(AgentState.Offline, await StateAsync(shop));

        await MoveAsync(shop, watch, TimeSpan.FromHours(17.5) - TimeSpan.FromSeconds(1));
        Assert.Equal(AgentState.Offline, await StateAsync(shop));
        await MoveAsync(shop, watch, TimeSpan.FromSeconds(1));
        Assert.Equal(AgentState.Online, await StateAsync(shop));
    }

    [Fact]
    public async Task What_is_published_elsewhere_is_followed_and_a_restart_remembers_the_shifts()
    {
        await using var shop = await SmallShop.OpenAsync();
        await shop.OnlineAsync(SmallShop.AgentOf("a"));
        var watch = shop.Get<RoutingWatch>();
        await watch.LookAsync(None);
        var off = Late with { Shifts = Late.Shifts with { Weeks = new Dictionary<AgentId, ShiftWeek> { [new("a")] = new() } } };

        await shop.Get<IRoutingStore>().PublishAsync(SmallShop.Id, new(new(2, null, "elsewhere", shop.Clock.GetUtcNow()), off), null, None);
        Assert.Equal(AgentState.Online, await StateAsync(shop));
        await watch.LookAsync(None);
        Assert.Equal(AgentState.Offline, await StateAsync(shop));

        await shop.Get<Rebuilder>().RebuildAsync(None);
        Assert.Equal(AgentState.Offline, await StateAsync(shop));
    }

    [Fact]
    public async Task A_buyer_who_writes_while_nobody_is_on_duty_is_told_when_the_shop_opens()
    {
        await using var shop = await SmallShop.OpenAsync();
        var early = Late.Shifts with { Templates = new Dictionary<string, ShiftTemplate> { ["late"] = new("早", [new("08:30", "16:30")]) } };
        await PublishAsync(shop, Late with { Shifts = early with { Weeks = new Dictionary<AgentId, ShiftWeek> { [new("a")] = early.Weeks[new("a")], [new("b")] = new() } } });

        Assert.Equal(new DateTimeOffset(2026, 1, 6, 0, 30, 0, TimeSpan.Zero), await shop.Get<ServiceHours>().OpensAtAsync(SmallShop.Id, None));
        shop.Clock.Advance(TimeSpan.FromHours(15.5));
        Assert.Null(await shop.Get<ServiceHours>().OpensAtAsync(SmallShop.Id, None));
    }

    private static async Task PublishAsync(SmallShop shop, RoutingPlan plan)
    {
        var desk = shop.Get<RoutingDesk>();
        var saved = await desk.SaveDraftAsync(Boss, 0, plan, None);
        Assert.NotNull(saved.Value);
        Assert.NotNull((await desk.PublishAsync(Boss, saved.Value.Revision, 1, "test", None)).Value);
    }

    private static async Task MoveAsync(SmallShop shop, RoutingWatch watch, TimeSpan by)
    {
        shop.Clock.Advance(by);
        await watch.LookAsync(None);
    }

    private static async Task<AgentState> StateAsync(SmallShop shop) =>
        (await shop.Get<IDispatcher>().ViewAsync(SmallShop.Id, None))!.Agents.Single(agent => agent.Agent == new AgentId("a")).State;
}
