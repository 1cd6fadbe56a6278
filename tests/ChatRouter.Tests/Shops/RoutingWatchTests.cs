using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
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

    [Fact]
    public async Task The_start_of_a_shift_puts_on_duty_who_is_connected_and_wants_to_serve_and_nobody_else()
    {
        await using var shop = await SmallShop.OpenAsync();
        var (watch, presence) = (shop.Get<RoutingWatch>(), shop.Get<AgentPresence>());
        await PublishAsync(shop, Evening("a", "b"));
        await watch.LookAsync(None);
        await ConnectAsync(shop, "a");
        await presence.SetStateAsync(SmallShop.AgentOf("a"), WantedState.Paused, null, force: false, None);

        // 18:00 in Shanghai.
        await MoveAsync(shop, watch, TimeSpan.FromHours(1));
        Assert.Equal((AgentState.Paused, AgentState.Offline), (await StateAsync(shop), await StateAsync(shop, "b")));

        await presence.SetStateAsync(SmallShop.AgentOf("a"), WantedState.Online, null, force: false, None);
        await ConnectAsync(shop, "b");
        await presence.SetStateAsync(SmallShop.AgentOf("b"), WantedState.Online, null, force: false, None);
        Assert.Equal((AgentState.Online, AgentState.Online), (await StateAsync(shop), await StateAsync(shop, "b")));
    }

    [Fact]
    public async Task Whoever_left_is_not_brought_back_by_his_shift()
    {
        await using var shop = await SmallShop.OpenAsync();
        var watch = shop.Get<RoutingWatch>();
        await PublishAsync(shop, Evening("a"));
        await watch.LookAsync(None);
        await ConnectAsync(shop, "a");
        await shop.Get<AgentPresence>().SetStateAsync(SmallShop.AgentOf("a"), WantedState.Offline, null, force: true, None);

        await MoveAsync(shop, watch, TimeSpan.FromHours(1));

        Assert.Equal(AgentState.Offline, await StateAsync(shop));
    }

    [Fact]
    public async Task The_end_of_a_shift_leaves_running_conversations_and_brings_no_new_ones()
    {
        await using var shop = await SmallShop.OpenAsync();
        var watch = shop.Get<RoutingWatch>();
        await OnlineAsync(shop, "a");
        await PublishAsync(shop, Late);
        await watch.LookAsync(None);

        // 23:00 in Shanghai.
        await MoveAsync(shop, watch, TimeSpan.FromHours(6) - TimeSpan.FromSeconds(1));
        await shop.WriteAsync("early");
        var last = await shop.WriteAsync("last");
        await MoveAsync(shop, watch, TimeSpan.FromSeconds(1));
        await OnlineAsync(shop, "b");
        await shop.WriteAsync("new");

        Assert.Equal((AgentState.Paused, 2), (await StateAsync(shop), await OwnedAsync(shop, "a")));
        Assert.Equal(1, await OwnedAsync(shop, "b"));
        foreach (var conversation in await shop.Get<IJournal>().OwnedByAsync(SmallShop.Id, new("a"), None))
            await shop.Get<AgentConversations>().SendAsync(SmallShop.AgentOf("a"), new("c"), conversation.Id, new(Guid.CreateVersion7().ToString(), MessageKind.Text, "bye"), None);
        await shop.Get<RoutingWork>().WhenIdleAsync(None);
        Assert.Equal((AgentState.Offline, 2), (await StateAsync(shop), await OwnedAsync(shop, "a")));
        Assert.Equal(new AgentId("a"), (await shop.Get<IJournal>().FindAsync(SmallShop.Id, last, None))!.Owner);
    }

    [Fact]
    public async Task A_node_that_starts_in_the_middle_of_a_shift_ends_it_when_it_ends()
    {
        await using var shop = await SmallShop.OpenAsync();
        await OnlineAsync(shop, "a");
        await PublishAsync(shop, Late);
        await shop.Get<RoutingWatch>().LookAsync(None);

        shop.Clock.Advance(TimeSpan.FromHours(1));
        await shop.RestartAsync();
        await ConnectAsync(shop, "a");
        var watch = shop.Get<RoutingWatch>();
        await watch.LookAsync(None);
        Assert.Equal(AgentState.Online, await StateAsync(shop));
        await MoveAsync(shop, watch, TimeSpan.FromHours(5) - TimeSpan.FromSeconds(1));
        Assert.Equal(AgentState.Online, await StateAsync(shop));
        await MoveAsync(shop, watch, TimeSpan.FromSeconds(1));
        Assert.Equal(AgentState.Offline, await StateAsync(shop));
    }

    [Fact]
    public async Task A_node_that_was_down_when_a_shift_ended_takes_nobody_for_on_duty()
    {
        await using var shop = await SmallShop.OpenAsync();
        await OnlineAsync(shop, "a");
        await PublishAsync(shop, Late);
        await shop.Get<RoutingWatch>().LookAsync(None);

        shop.Clock.Advance(TimeSpan.FromHours(7));
        await shop.RestartAsync();
        await ConnectAsync(shop, "a");

        Assert.Equal(AgentState.Offline, await StateAsync(shop));
    }

    [Fact]
    public async Task A_shop_that_moves_to_another_time_zone_has_its_shifts_by_the_clocks_there_at_once()
    {
        await using var shop = await SmallShop.OpenAsync();
        var watch = shop.Get<RoutingWatch>();
        await OnlineAsync(shop, "a");
        await PublishAsync(shop, Late);
        await watch.LookAsync(None);
        Assert.Equal(AgentState.Online, await StateAsync(shop));

        // 10:00 in Berlin: the shift begins at 15:30 UTC.
        await PublishAsync(shop, Late with { Shifts = Late.Shifts with { TimeZone = "Europe/Berlin" } }, over: 2);
        Assert.Equal(AgentState.Offline, await StateAsync(shop));
        await MoveAsync(shop, watch, TimeSpan.FromHours(6.5) - TimeSpan.FromSeconds(1));
        Assert.Equal(AgentState.Offline, await StateAsync(shop));
        await MoveAsync(shop, watch, TimeSpan.FromSeconds(1));
        Assert.Equal(AgentState.Online, await StateAsync(shop));

        await PublishAsync(shop, Late with { Shifts = new() }, over: 3);
        await MoveAsync(shop, watch, TimeSpan.FromHours(12));
        Assert.Equal(AgentState.Online, await StateAsync(shop));
    }

    // From 18:00 in Shanghai, an hour after the clock stands.
    [Fact]
    public async Task A_shop_that_the_operator_suspends_elsewhere_serves_nobody_until_he_lets_it_and_its_own_routing_stays()
    {
        await using var shop = await SmallShop.OpenAsync();
        await shop.OnlineAsync(SmallShop.AgentOf("a"));
        var (watch, shops) = (shop.Get<RoutingWatch>(), shop.Get<IShopStore>());
        await watch.LookAsync(None);

        await shops.ChangeAsync(SmallShop.Id, stored => stored with { Status = ShopStatus.Suspended }, None);
        await watch.LookAsync(None);
        var (refused, routed) = (await SendAsync(shop), await RouteAsync(shop, "x"));
        Assert.Equal((ErrorCode.ShopDisabled, RefusalCode.ShopDisabled), (refused.Rejection?.Code, routed.Refusal));
        Assert.True((await shops.FindAsync(SmallShop.Id, None))!.Routing.Enabled);

        await shops.ChangeAsync(SmallShop.Id, stored => stored with { Status = ShopStatus.Active }, None);
        await watch.LookAsync(None);
        Assert.Null((await SendAsync(shop)).Rejection);
        Assert.Equal(RefusalCode.None, (await RouteAsync(shop, "y")).Refusal);
    }

    [Fact]
    public async Task A_shop_that_waits_for_review_serves_nobody_after_a_restart()
    {
        await using var shop = await SmallShop.OpenAsync();
        await shop.Get<IShopStore>().ChangeAsync(SmallShop.Id, stored => stored with { Status = ShopStatus.Pending }, None);

        await shop.RestartAsync();

        Assert.Equal(RefusalCode.ShopDisabled, (await RouteAsync(shop, "x")).Refusal);
    }

    private static Task<Result<Sent>> SendAsync(SmallShop shop) => shop.Get<BuyerConversations>().SendAsync(
        new(SmallShop.Id, new("buyer"), null, Verified: false), new("c"), new(Guid.CreateVersion7().ToString(), MessageKind.Text, "hi"), Core.Conversations.BuyerEntry.Unknown, None);

    private static async Task<DispatchResult> RouteAsync(SmallShop shop, string conversation) => await shop.Get<IDispatcher>().RouteAsync(
        new() { Shop = SmallShop.Id, Conversation = new(conversation), Buyer = new(conversation), Seq = 1, Version = 0, TurnOpenedAt = shop.Clock.GetUtcNow(), At = shop.Clock.GetUtcNow() }, None);

    private static RoutingPlan Evening(params string[] agents) => new()
    {
        Shifts = Late.Shifts with
        {
            Templates = new Dictionary<string, ShiftTemplate> { ["evening"] = new("晚", [new("18:00", "23:00")]) },
            Weeks = agents.ToDictionary(agent => new AgentId(agent), _ => new ShiftWeek { Monday = ["evening"] }),
        },
    };

    private static async Task OnlineAsync(SmallShop shop, string agent)
    {
        await shop.OnlineAsync(SmallShop.AgentOf(agent));
        await ConnectAsync(shop, agent);
    }

    // With a lease that nothing has to renew.
    private static async Task ConnectAsync(SmallShop shop, string agent)
    {
        var now = shop.Clock.GetUtcNow();
        await shop.Get<IDispatcher>().AgentConnectedAsync(new(SmallShop.Id, new(agent), new($"{agent} stays"), now.AddDays(3), now), None);
    }

    private static async Task<int> OwnedAsync(SmallShop shop, string agent) => (await shop.Get<IJournal>().OwnedByAsync(SmallShop.Id, new(agent), None)).Count;

    private static async Task PublishAsync(SmallShop shop, RoutingPlan plan, int over = 1)
    {
        var desk = shop.Get<RoutingDesk>();
        var saved = await desk.SaveDraftAsync(Boss, (await desk.DraftAsync(SmallShop.Id, None)).Value.Draft.Revision, plan, None);
        Assert.NotNull(saved.Value);
        Assert.NotNull((await desk.PublishAsync(Boss, saved.Value.Revision, over, "test", None)).Value);
    }

    private static async Task MoveAsync(SmallShop shop, RoutingWatch watch, TimeSpan by)
    {
        shop.Clock.Advance(by);
        await watch.LookAsync(None);
    }

    private static async Task<AgentState> StateAsync(SmallShop shop, string of = "a") =>
        (await shop.Get<IDispatcher>().ViewAsync(SmallShop.Id, None))!.Agents.Single(agent => agent.Agent == new AgentId(of)).State;
}
