using ChatRouter.Core.Shops.Plans;
using ChatRouter.Tests.Conversations;

namespace ChatRouter.Tests.Shops;

/// <summary>Decisions are judged by the rules that were in force when they were made.</summary>
public sealed class RulesInForceTests
{
    [Fact]
    public async Task Each_time_has_the_version_that_was_published_last_at_or_before_it()
    {
        await using var shop = await SmallShop.OpenAsync();
        var store = shop.Get<IRoutingStore>();
        var first = shop.Clock.GetUtcNow();
        for (var number = 2; number <= 70; number++)
        {
            shop.Clock.Advance(TimeSpan.FromMinutes(1));
            Assert.True(await store.PublishAsync(SmallShop.Id, new(new(number, null, "", shop.Clock.GetUtcNow()), new()), null, CancellationToken.None));
        }

        async Task<int?[]> AtAsync(params DateTimeOffset[] times)
        {
            var rules = await RulesInForce.OfAsync(store, SmallShop.Id, times, CancellationToken.None);
            return [.. times.Select(rules.At)];
        }

        Assert.Equal([70, 1, 2, 2, null], await AtAsync(first.AddDays(1), first, first.AddMinutes(1), first.AddMinutes(2).AddMilliseconds(-1), first.AddMilliseconds(-1)));
        Assert.Equal([4], await AtAsync(first.AddMinutes(3.5)));
        Assert.Empty(await AtAsync());
    }
}
