using ChatRouter.Core.Journal;

namespace ChatRouter.TestKit.Journal;

public abstract partial class JournalSpecification
{
    [Fact]
    public async Task A_buyers_ratings_are_read_by_conversation_the_later_one_instead_of_the_earlier()
    {
        var first = (await _journal.AppendAsync(FromBuyer(), None)).Conversation!.Id;
        await _journal.EndAsync(new EndConversation(Shop, first, null, Later()), None);
        var second = (await _journal.AppendAsync(FromBuyer(), None)).Conversation!.Id;
        var other = (await _journal.AppendAsync(FromBuyer(buyer: new BuyerId("somebody")), None)).Conversation!.Id;

        await _journal.RateAsync(new RateConversation(Shop, first, Buyer, 2, [], null, At), None);
        await _journal.RateAsync(new RateConversation(Shop, first, Buyer, 5, ["耐心"], "好", Later()), None);
        await _journal.RateAsync(new RateConversation(Shop, second, Buyer, 1, [], null, At), None);
        await _journal.RateAsync(new RateConversation(Shop, other, new BuyerId("somebody"), 3, [], null, At), None);

        var ratings = await _journal.RatingsAsync(Shop, Buyer, None);
        Assert.Equivalent(new StoredRating[] { new(first, 5, ["耐心"], "好", At), new(second, 1, [], null, At) }, ratings, strict: true);
        Assert.Empty(await _journal.RatingsAsync(OtherShop, Buyer, None));
    }
}
