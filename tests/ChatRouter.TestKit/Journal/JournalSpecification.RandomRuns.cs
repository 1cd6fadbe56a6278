using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Journal;

public abstract partial class JournalSpecification
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whatever_happens_in_whatever_order_results_rows_and_history_agree(int seed)
    {
        var random = new Random(seed);
        var known = new Dictionary<ConversationId, ConversationRecord>();
        for (var round = 0; round < 40; round++)
        {
            Later();
            var writes = Enumerable.Range(0, 30).Select(_ => AnyWriteAsync(random, known)).ToList();
            foreach (var write in writes)
                if (await write is { } now)
                    known[now.Id] = now;
        }

        Assert.Equal(Sound, await _journal.CheckAsync(None));
        foreach (var record in known.Values)
        {
            Assert.Equal(record, await RowAsync(record.Id));
            Assert.Equal(record.LastSeq, (await MessagesAsync(record.Id)).Count);
            var history = await _journal.AssignmentsAsync(Shop, record.Id, None);
            Assert.Equal((record.Version, record.Owner), (history.Count, history.Count == 0 ? null : history[^1].Owner));
        }
        var open = known.Values.Where(record => record.ClosedAt is null).ToDictionary(record => record.Id);
        Assert.Equal(open.Keys.Order(ById), Assert.Single(await OpenOnesAsync()).Conversations.Select(truth => truth.Conversation).Order(ById));
        Assert.Equal(open.Count, open.Values.Select(record => record.Buyer).Distinct().Count());
    }

    private static Comparer<ConversationId> ById => Comparer<ConversationId>.Create((a, b) => string.CompareOrdinal(a.Value, b.Value));

    private async Task<ConversationRecord?> AnyWriteAsync(Random random, Dictionary<ConversationId, ConversationRecord> known)
    {
        var buyer = new BuyerId($"b{random.Next(8)}");
        var agent = random.Next(2) == 0 ? Anna : Bert;
        if (known.Count == 0 || random.Next(10) < 4)
            return (await AppendAsync(FromBuyer(buyer: buyer))).Conversation;

        var some = known.Values.ElementAt(random.Next(known.Count));
        return random.Next(7) switch
        {
            0 => (await AppendAsync(FromAgent(some.Id, agent))).Conversation,
            1 => (await AppendAsync(FromAgent(some.Id, agent, MessageKind.Note))).Conversation,
            2 => (await _journal.EndAsync(new EndConversation(Shop, some.Id, agent, At), None)).Conversation,
            3 => (await _journal.EndTurnAsync(new EndTurn(Shop, some.Id, agent, At), None)).Conversation,
            4 => (await _journal.RaiseReceiptAsync(new RaiseReceipt(Shop, some.Id, some.Buyer, null, random.Next(9), true), None)).Conversation,
            5 => (await _journal.ReopenTurnAsync(new ReopenTurn(Shop, some.Id, some.LastPublicAt, some.LastPublicAt), None)).Conversation,
            _ => (await PlaceAsync(OwnedBy(random.Next(3) == 0 ? null : agent, some) with { Notes = random.Next(2) == 0 ? RouteNotes.Transferred : RouteNotes.None })).Conversation,
        };
    }
}
