using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;

namespace ChatRouter.TestKit.Shops;

/// <summary>What every routing store promises. A subclass supplies an empty one and the shop store on the same database.</summary>
public abstract class RoutingStoreSpecification
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly ShopId Shop = new("shop");
    private static readonly GroupId Group = new("after-sale");
    private static readonly AgentId Anna = new("anna");
    private static readonly DateTimeOffset At = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    protected abstract IRoutingStore Store { get; }

    protected abstract IShopStore Shops { get; }

    private static RoutingPlan APlan(int weight = 300) => new()
    {
        Preset = "feige",
        Overrides = new() { BusyAbove = 7, OverflowAfterSeconds = RoutingOverrides.Never, Mode = RoutingMode.Average },
        Tiers = new(RedSeconds: 150),
        Groups = new Dictionary<GroupId, PlannedGroup> { [Group] = new("售后 'a'", [Anna], [OrderState.Refund, new("gift")], 5, new(OrangeSeconds: 90), ["/refunds/*", "orders"], 2, new(new(Queue: "售后 'q'"), new(Ended: "Bye"))) },
        Agents = new Dictionary<AgentId, PlannedAgent> { [Anna] = new(weight, 8, true) },
        OrderStates = new Dictionary<OrderState, string> { [new("gift")] = "赠品" },
        Dedicated = new Dictionary<BuyerId, AgentId> { [new("b/~1")] = Anna },
        Shifts = new()
        {
            TimeZone = "Europe/Berlin",
            Assessed = new("09:00", "24:00"),
            Templates = new Dictionary<string, ShiftTemplate> { ["late"] = new("晚", [new("16:30", "23:00")]) },
            Weeks = new Dictionary<AgentId, ShiftWeek> { [Anna] = new() { Monday = ["late"] } },
            Exceptions = new Dictionary<string, IReadOnlyDictionary<AgentId, IReadOnlyList<string>>> { ["2026-11-11"] = new Dictionary<AgentId, IReadOnlyList<string>> { [Anna] = [] } },
        },
    };

    private static PublishedPlan Version(int number, RoutingPlan? plan = null, int? restored = null) => new(new(number, new AgentId("boss"), $"reason {number}", At.AddMinutes(number), restored), plan ?? APlan(number));

    private static RoutingDraft Draft(int revision, RoutingPlan? plan = null, bool changed = true) => new(revision, plan ?? APlan(revision), changed, new AgentId("boss"), At);

    private Task AddShopAsync(string id = "shop") => Shops.SaveAsync(
        new()
        {
            Id = new(id),
            Name = id,
            PublicKey = id,
            Routing = Presets.Kuaishou with { BusyAbove = 9 },
            Groups = [new() { Id = Group, OrderStates = [OrderState.Refund], OverflowAfter = TimeSpan.FromSeconds(5) }],
            GroupNames = new Dictionary<GroupId, string> { [Group] = "售后" },
            Agents = new Dictionary<AgentId, AgentRouting> { [Anna] = new(50, Groups: [Group]) },
        },
        None);

    [Fact]
    public async Task A_new_shops_routing_is_its_first_version()
    {
        await AddShopAsync();

        var first = await Store.PublishedAsync(Shop, None);

        Assert.Equal((1, null), (first!.Version.Number, first.Version.By));
        Assert.Equal(("kuaishou", 9), (first.Plan.Preset, first.Plan.Overrides.BusyAbove));
        Assert.Equal((50, "售后", 5), (first.Plan.Agents[Anna].Weight, first.Plan.Groups[Group].Name, first.Plan.Groups[Group].OverflowAfterSeconds));
        Assert.Equal([Anna], first.Plan.Groups[Group].Members);
        Assert.Equal(1, (await Shops.FindAsync(Shop, None))!.RoutingVersion);
    }

    [Fact]
    public async Task A_version_is_kept_whole_and_is_how_the_shop_routes_at_once()
    {
        await AddShopAsync();
        await Shops.FindAsync(Shop, None);

        Assert.True(await Store.PublishAsync(Shop, Version(2, APlan(), restored: 1), null, None));

        Assert.Equal(Version(2, APlan(), 1).Version, (await Store.PublishedAsync(Shop, None))!.Version);
        Assert.Equal(PlanJson.Write(APlan()), PlanJson.Write((await Store.VersionAsync(Shop, 2, None))!.Plan));
        var shop = (await Shops.FindAsync(Shop, None))!;
        Assert.Equal((2, 7, Timeout.InfiniteTimeSpan, RoutingMode.Average), (shop.RoutingVersion, shop.Routing.BusyAbove, shop.Routing.OverflowAfter, shop.Routing.Mode));
        Assert.Equal((300, 8, true), (shop.RoutingOf(Anna).Weight, shop.RoutingOf(Anna).Capacity!.Value, shop.RoutingOf(Anna).NoSplit!.Value));
        Assert.Equal([Group], shop.RoutingOf(Anna).Groups);
        Assert.Equal((new(RedSeconds: 150), new(OrangeSeconds: 90)), (shop.Tiers, shop.GroupTiers[Group]));
        Assert.Equal(new(new(Queue: "售后 'q'"), new(Ended: "Bye")), shop.GroupTexts[Group]);
        Assert.Equal((Group, Group, Group), (shop.Conditions.Entries["/refunds/*"], shop.Conditions.Entries["orders"], Assert.Single(shop.Conditions.Levels).Key));
        Assert.Equal(("Europe/Berlin", new ShiftSpan("09:00", "24:00")), (shop.Shifts.TimeZone, shop.Shifts.Assessed));
        Assert.Equal(2, Assert.Single(await Shops.AllAsync(None)).RoutingVersion);
    }

    [Fact]
    public async Task Saving_the_shop_leaves_its_routing_as_published()
    {
        await AddShopAsync();
        var before = (await Shops.FindAsync(Shop, None))!;
        await Store.PublishAsync(Shop, Version(2), null, None);

        await Shops.SaveAsync(before with { Name = "New" }, None);

        var after = (await Shops.FindAsync(Shop, None))!;
        Assert.Equal(("New", 2, 7), (after.Name, after.RoutingVersion, after.Routing.BusyAbove));
    }

    [Fact]
    public async Task A_version_is_published_only_over_the_one_it_was_made_from()
    {
        await AddShopAsync();

        Assert.False(await Store.PublishAsync(Shop, Version(3), null, None));
        Assert.True(await Store.PublishAsync(Shop, Version(2), null, None));
        Assert.False(await Store.PublishAsync(Shop, Version(2, APlan(9)), null, None));
        Assert.Equal(2, (await Store.PublishedAsync(Shop, None))!.Plan.Agents[Anna].Weight);
    }

    [Fact]
    public async Task Of_many_that_publish_or_save_at_once_one_wins()
    {
        await AddShopAsync();

        var published = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Store.PublishAsync(Shop, Version(2), Draft(1, changed: false), None)));
        var saved = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Store.SaveDraftAsync(Shop, Draft(2, APlan(i)), None)));

        Assert.Equal((1, 1), (published.Count(won => won), saved.Count(won => won)));
        Assert.Equal((2, 2), ((await Store.PublishedAsync(Shop, None))!.Version.Number, (await Store.DraftAsync(Shop, None))!.Revision));
    }

    [Fact]
    public async Task A_draft_that_changed_meanwhile_stops_the_publication_whole()
    {
        await AddShopAsync();
        await Store.SaveDraftAsync(Shop, Draft(1), None);

        Assert.False(await Store.PublishAsync(Shop, Version(2), Draft(1, changed: false), None));

        Assert.Equal(1, (await Store.PublishedAsync(Shop, None))!.Version.Number);
        Assert.True((await Store.DraftAsync(Shop, None))!.Changed);
    }

    [Fact]
    public async Task A_draft_that_goes_on_beside_a_publication_keeps_its_own_plan()
    {
        await AddShopAsync();
        await Store.SaveDraftAsync(Shop, Draft(1), None);

        Assert.True(await Store.PublishAsync(Shop, Version(2, APlan(20)), Draft(2, APlan(30)), None));

        var draft = (await Store.DraftAsync(Shop, None))!;
        Assert.Equal((2, true, 30, At), (draft.Revision, draft.Changed, draft.Plan.Agents[Anna].Weight, draft.At));
        Assert.Equal(20, (await Store.PublishedAsync(Shop, None))!.Plan.Agents[Anna].Weight);
    }

    [Fact]
    public async Task Drafts_are_kept_by_revision_and_the_old_ones_go()
    {
        await AddShopAsync();
        Assert.Null(await Store.DraftAsync(Shop, None));
        for (var revision = 1; revision <= IRoutingStore.RevisionsKept + 1; revision++)
            Assert.True(await Store.SaveDraftAsync(Shop, Draft(revision), None));

        Assert.False(await Store.SaveDraftAsync(Shop, Draft(7), None));
        var latest = await Store.DraftAsync(Shop, None);
        Assert.Equal((IRoutingStore.RevisionsKept + 1, true, At), (latest!.Revision, latest.Changed, latest.At));
        Assert.Equal(2, (await Store.RevisionAsync(Shop, 2, None))!.Plan.Agents[Anna].Weight);
        Assert.Null(await Store.RevisionAsync(Shop, 1, None));
    }

    [Fact]
    public async Task Versions_are_listed_newest_first_a_page_at_a_time()
    {
        await AddShopAsync();
        for (var number = 2; number <= 5; number++)
            await Store.PublishAsync(Shop, Version(number), null, None);

        Assert.Equal([5, 4], (await Store.VersionsAsync(Shop, int.MaxValue, 2, None)).Select(version => version.Number));
        Assert.Equal([Version(3).Version, Version(2).Version], await Store.VersionsAsync(Shop, 4, 2, None));
    }

    [Theory]
    [InlineData(1, 1, new[] { 60 })]
    [InlineData(1, 61, new[] { 60, 61 })]
    [InlineData(60, 60, new[] { 60 })]
    [InlineData(61.5, 63, new[] { 61, 62, 63 })]
    [InlineData(90, 99, new[] { 63 })]
    public async Task Versions_in_force_are_the_one_before_and_each_that_was_published_meanwhile(double from, double until, int[] expected)
    {
        await AddShopAsync();
        await AddShopAsync("other");
        await Store.PublishAsync(new("other"), Version(2), null, None);
        // The first is of today, when the shop is made.
        var later = new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);
        for (var number = 2; number <= 63; number++)
            Assert.True(await Store.PublishAsync(Shop, new(Version(number).Version with { At = later.AddMinutes(number <= 60 ? 0 : number) }, APlan(number)), null, None));

        var found = await Store.InForceAsync(Shop, later.AddMinutes(from), later.AddMinutes(until), None);

        Assert.Equal(expected, found.Select(version => version.Number));
        Assert.Equal(Version(60).Version with { At = later }, Assert.Single(await Store.InForceAsync(Shop, later, later, None)));
        Assert.Equal(1, Assert.Single(await Store.InForceAsync(Shop, later.AddMinutes(-2), later.AddMinutes(-1), None)).Number);
        Assert.Empty(await Store.InForceAsync(Shop, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, None));
    }

    [Fact]
    public async Task Publications_of_every_shop_are_told_in_order()
    {
        await AddShopAsync();
        await AddShopAsync("other");
        var seen = await Store.PublicationsAsync(0, None);

        await Store.PublishAsync(new("other"), Version(2), null, None);

        Assert.Equal([("shop", 1), ("other", 1)], seen.Select(publication => (publication.Shop.Value, publication.Version)));
        var news = Assert.Single(await Store.PublicationsAsync(seen[^1].No, None));
        Assert.Equal((new ShopId("other"), 2), (news.Shop, news.Version));
    }

    [Fact]
    public async Task Another_shop_has_nothing_of_it()
    {
        await AddShopAsync();
        await Store.SaveDraftAsync(Shop, Draft(1), None);
        var other = new ShopId("other");

        Assert.Null(await Store.PublishedAsync(other, None));
        Assert.Null(await Store.VersionAsync(other, 1, None));
        Assert.Null(await Store.DraftAsync(other, None));
        Assert.Null(await Store.RevisionAsync(other, 1, None));
        Assert.Empty(await Store.VersionsAsync(other, int.MaxValue, 10, None));
        Assert.Empty(await Store.InForceAsync(other, DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue, None));
    }
}
