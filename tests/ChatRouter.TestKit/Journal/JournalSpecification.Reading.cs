using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Journal;

public abstract partial class JournalSpecification
{
    [Fact]
    public async Task Who_waits_is_listed_by_bucket_the_longest_waiting_first_with_the_pool_he_waits_for()
    {
        var late = await WaitingAsync("late", Placement.Queued, At.AddSeconds(2), new("g+h"));
        var early = await WaitingAsync("early", Placement.Queued, At.AddSeconds(1), PoolId.WholeShop);
        var message = await WaitingAsync("message", Placement.OfflinePool, At, null);

        var queued = await _journal.WaitingAsync(Shop, Placement.Queued, 10, None);

        Assert.Equal([early, late], queued.Select(waiting => waiting.Id));
        Assert.Equal([PoolId.WholeShop, new PoolId("g+h")], queued.Select(waiting => waiting.Pool!.Value));
        Assert.Equal(await RowAsync(early), queued[0]);
        Assert.Equal([early], (await _journal.WaitingAsync(Shop, Placement.Queued, 1, None)).Select(waiting => waiting.Id));
        var pool = Assert.Single(await _journal.WaitingAsync(Shop, Placement.OfflinePool, 10, None));
        Assert.Equal((message, null), (pool.Id, pool.Pool));
        Assert.Empty(await _journal.WaitingAsync(OtherShop, Placement.Queued, 10, None));
    }

    [Fact]
    public async Task Who_is_served_or_gone_waits_no_longer()
    {
        var served = await WaitingAsync("served", Placement.Queued, At, null);
        var gone = await WaitingAsync("gone", Placement.OfflinePool, At, null);

        await PlaceAsync(OwnedBy(Anna, await RowAsync(served)));
        await EndAsync(gone);

        Assert.Empty(await _journal.WaitingAsync(Shop, Placement.Queued, 10, None));
        Assert.Empty(await _journal.WaitingAsync(Shop, Placement.OfflinePool, 10, None));
    }

    [Fact]
    public async Task A_buyers_last_rating_of_each_conversation_is_read_back()
    {
        var (rated, unrated) = (await OpenAsync(), await OpenAsync(new BuyerId("another")));
        await _journal.RateAsync(new(Shop, rated, Buyer, 1, [], null, At), None);

        await _journal.RateAsync(new(Shop, rated, Buyer, 5, ["快", "good"], "谢谢", Later()), None);

        var rating = Assert.Single(await _journal.RatingsAsync(Shop, [unrated, rated], None));
        Assert.Equal((rated, 5, "谢谢", At), (rating.ConversationId, rating.Score, rating.Text, rating.At));
        Assert.Equal(["快", "good"], rating.Tags);
        Assert.Empty(await _journal.RatingsAsync(OtherShop, [rated], None));
    }

    private async Task<ConversationId> WaitingAsync(string buyer, Placement placement, DateTimeOffset since, PoolId? pool)
    {
        var opened = (await AppendAsync(FromBuyer(buyer: new BuyerId(buyer)))).Conversation!;
        await PlaceAsync(OwnedBy(null, opened) with { Placement = placement, WaitingSince = since, Pool = pool });
        return opened.Id;
    }
}
