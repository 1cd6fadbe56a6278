using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;

namespace ChatRouter.TestKit.Shops;

/// <summary>What every store of scheduled publications promises. A subclass supplies an empty one and the other stores on the same database.</summary>
public abstract class ScheduledPublicationStoreSpecification
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly ShopId Shop = new("shop");
    private static readonly AgentId Boss = new("boss");
    private static readonly DateTimeOffset At = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    protected abstract IScheduledPublicationStore Store { get; }

    protected abstract IRoutingStore Routing { get; }

    protected abstract IShopStore Shops { get; }

    private static RoutingPlan APlan(int busyAbove) => new() { Overrides = new() { BusyAbove = busyAbove } };

    private static ScheduledPublication Scheduled(string id, int minutes = 60) => new(id, At.AddMinutes(minutes), APlan(1), APlan(2), Boss, $"大促 {id}", At, ["ShopServesNobody /agents"]);

    private static RoutingDraft Draft(int revision, bool changed = false) => new(revision, APlan(revision), changed, Boss, At);

    private static PublishedPlan Version(int number) => new(new(number, Boss, "sale", At.AddHours(1)), APlan(number));

    private async Task AddShopAsync(string id = "shop") => await Shops.SaveAsync(new() { Id = new(id), Name = id, PublicKey = id, Routing = Presets.Balanced }, None);

    [Fact]
    public async Task What_is_scheduled_is_kept_whole_and_the_draft_goes_on_with_it()
    {
        await AddShopAsync();

        Assert.True(await Store.AddAsync(Shop, Scheduled("b"), Draft(1), None));
        Assert.True(await Store.AddAsync(Shop, Scheduled("c", 30), Draft(2), None));

        Assert.Equal(["c", "b"], (await Store.AllAsync(Shop, None)).Select(kept => kept.Id));
        var kept = (await Store.FindAsync(Shop, "b", None))!;
        Assert.Equal((At.AddHours(1), Boss, "大促 b", At, null), (kept.Due, kept.By, kept.Reason, kept.At, kept.Failure));
        Assert.Equal((PlanJson.Write(APlan(1)), PlanJson.Write(APlan(2))), (PlanJson.Write(kept.Origin), PlanJson.Write(kept.Plan)));
        Assert.Equal(["ShopServesNobody /agents"], kept.Known);
        Assert.Equal(2, (await Routing.DraftAsync(Shop, None))!.Revision);
    }

    [Fact]
    public async Task A_draft_that_changed_meanwhile_and_one_too_many_are_not_kept()
    {
        await AddShopAsync();
        await Routing.SaveDraftAsync(Shop, Draft(1, changed: true), None);

        Assert.False(await Store.AddAsync(Shop, Scheduled("a"), Draft(1), None));
        Assert.Empty(await Store.AllAsync(Shop, None));
        for (var i = 0; i < IScheduledPublicationStore.Most; i++)
            Assert.True(await Store.AddAsync(Shop, Scheduled($"{i}"), Draft(i + 2), None));
        Assert.False(await Store.AddAsync(Shop, Scheduled("over"), Draft(12), None));
        Assert.Equal(11, (await Routing.DraftAsync(Shop, None))!.Revision);

        await Store.RemoveAsync(Shop, "3", None);
        var many = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Store.AddAsync(Shop, Scheduled($"many {i}"), Draft(12), None)));
        Assert.Equal(1, many.Count(added => added));
    }

    [Fact]
    public async Task Of_many_that_publish_it_or_take_it_back_at_once_one_does()
    {
        await AddShopAsync();
        for (var round = 0; round < 5; round++)
        {
            await Store.AddAsync(Shop, Scheduled("a"), Draft((3 * round) + 1), None);
            var before = (await Routing.PublishedAsync(Shop, None))!.Version.Number;
            var draft = (await Routing.DraftAsync(Shop, None))!.Revision;

            var done = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i => (
                Published: i % 2 == 0, Won: i % 2 == 0
                    ? await Store.PublishAsync(Shop, "a", Version(before + 1), Draft(draft + 1), None)
                    : await Store.RemoveAsync(Shop, "a", None))));

            var winner = Assert.Single(done, one => one.Won);
            Assert.Equal(before + (winner.Published ? 1 : 0), (await Routing.PublishedAsync(Shop, None))!.Version.Number);
            Assert.Empty(await Store.AllAsync(Shop, None));
            while ((await Routing.DraftAsync(Shop, None))!.Revision < 3 * (round + 1))
                await Routing.SaveDraftAsync(Shop, Draft((await Routing.DraftAsync(Shop, None))!.Revision + 1), None);
        }
    }

    [Fact]
    public async Task It_is_published_over_the_version_and_the_draft_that_it_was_merged_with_and_is_how_the_shop_routes_at_once()
    {
        await AddShopAsync();
        await Store.AddAsync(Shop, Scheduled("a"), Draft(1), None);
        await Shops.FindAsync(Shop, None);

        Assert.False(await Store.PublishAsync(Shop, "a", Version(3), null, None));
        Assert.False(await Store.PublishAsync(Shop, "a", Version(2), Draft(3), None));
        Assert.False(await Store.PublishAsync(Shop, "gone", Version(2), Draft(2), None));
        Assert.Equal((1, 1), ((await Routing.PublishedAsync(Shop, None))!.Version.Number, (await Routing.DraftAsync(Shop, None))!.Revision));
        Assert.True(await Store.PublishAsync(Shop, "a", Version(2), Draft(2, changed: true), None));

        Assert.Equal((2, 2), ((await Shops.FindAsync(Shop, None))!.RoutingVersion, (await Shops.FindAsync(Shop, None))!.Routing.BusyAbove));
        Assert.Equal(Version(2).Version, (await Routing.PublishedAsync(Shop, None))!.Version);
        Assert.Equal((2, true), ((await Routing.DraftAsync(Shop, None))!.Revision, (await Routing.DraftAsync(Shop, None))!.Changed));
        Assert.Null(await Store.FindAsync(Shop, "a", None));
    }

    [Fact]
    public async Task A_draft_that_is_saved_at_the_same_moment_is_never_lost()
    {
        await AddShopAsync();
        await Store.AddAsync(Shop, Scheduled("a"), Draft(1), None);

        var done = await Task.WhenAll(Store.PublishAsync(Shop, "a", Version(2), Draft(2), None), Routing.SaveDraftAsync(Shop, Draft(2, changed: true), None));

        Assert.Single(done, one => one);
        Assert.Equal(done[0] ? 2 : 1, (await Routing.PublishedAsync(Shop, None))!.Version.Number);
        Assert.Equal(!done[0], (await Routing.DraftAsync(Shop, None))!.Changed);
        Assert.Equal(done[0] ? 0 : 1, (await Store.AllAsync(Shop, None)).Count);
    }

    [Fact]
    public async Task What_is_due_is_found_over_all_shops_in_order_and_what_failed_no_more()
    {
        await AddShopAsync();
        await AddShopAsync("other");
        await Store.AddAsync(Shop, Scheduled("late", 50), Draft(1), None);
        await Store.AddAsync(new("other"), Scheduled("early", 40), Draft(1), None);
        await Store.AddAsync(Shop, Scheduled("next", 61), Draft(2), None);

        Assert.Empty(await Store.DueAsync(At.AddMinutes(39), 10, None));
        Assert.Equal([new DuePublication(new("other"), "early"), new DuePublication(Shop, "late")], await Store.DueAsync(At.AddMinutes(60), 10, None));
        Assert.Equal([new DuePublication(new("other"), "early")], await Store.DueAsync(At.AddMinutes(60), 1, None));

        Assert.True(await Store.FailAsync(Shop, "late", new("stale", At.AddHours(1)), None));
        Assert.False(await Store.FailAsync(Shop, "late", new("unchanged", At.AddHours(2)), None));
        Assert.Equal([new DuePublication(new("other"), "early")], await Store.DueAsync(At.AddMinutes(60), 10, None));
        Assert.Equal(new PublicationFailure("stale", At.AddHours(1)), (await Store.FindAsync(Shop, "late", None))!.Failure);
    }

    [Fact]
    public async Task Another_shop_has_nothing_of_it()
    {
        await AddShopAsync();
        await AddShopAsync("other");
        await Store.AddAsync(Shop, Scheduled("a"), Draft(1), None);
        var other = new ShopId("other");

        Assert.Empty(await Store.AllAsync(other, None));
        Assert.Null(await Store.FindAsync(other, "a", None));
        Assert.False(await Store.RemoveAsync(other, "a", None));
        Assert.False(await Store.FailAsync(other, "a", new("stale", At), None));
        Assert.False(await Store.PublishAsync(other, "a", Version(2), null, None));
        Assert.NotNull(await Store.FindAsync(Shop, "a", None));
    }
}
