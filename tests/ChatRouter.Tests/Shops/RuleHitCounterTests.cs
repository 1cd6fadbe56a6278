using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops.Plans;
using ChatRouter.Tests.Conversations;

namespace ChatRouter.Tests.Shops;

/// <summary>By which rules a shop's buyers were placed.</summary>
public sealed class RuleHitCounterTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Placements_of_24_hours_are_counted_by_rule_and_older_ones_are_not()
    {
        await using var shop = await SmallShop.OpenAsync();
        var counter = shop.Get<RuleHitCounter>();
        await shop.WriteAsync("first");
        shop.Clock.Advance(RuleHitCounter.Span);

        Assert.Equal([new ReasonHits(RouteReason.NobodyThere, 10, 1)], (await counter.OfAsync(SmallShop.Id, None)).Reasons);
        shop.Clock.Advance(RuleHitCounter.KeptFor);
        Assert.Empty((await counter.OfAsync(SmallShop.Id, None)).Reasons);
    }

    [Fact]
    public async Task Whoever_asks_within_a_minute_gets_what_was_counted_for_the_first()
    {
        await using var shop = await SmallShop.OpenAsync();
        var counter = shop.Get<RuleHitCounter>();

        var first = await counter.OfAsync(SmallShop.Id, None);
        await shop.WriteAsync("first");
        var same = await counter.OfAsync(SmallShop.Id, None);
        shop.Clock.Advance(RuleHitCounter.KeptFor);
        var next = await counter.OfAsync(SmallShop.Id, None);

        Assert.Same(first, same);
        Assert.Equal((0, 1), (first.Reasons.Count, next.Reasons.Sum(reason => reason.Count)));
        Assert.True(next.Complete);
    }
}
