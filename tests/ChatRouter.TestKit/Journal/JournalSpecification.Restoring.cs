using System.Diagnostics;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Journal;

public abstract partial class JournalSpecification
{
    [Fact]
    public async Task Open_conversations_are_restored_as_they_are()
    {
        var owned = await OwnedAsync(Anna);
        Later();
        await AppendAsync(FromBuyer());
        var waiting = (await AppendAsync(FromBuyer(buyer: new BuyerId("second")))).Conversation!;
        var decision = OwnedBy(null, waiting) with
        {
            Pool = new PoolId("g"),
            OrderState = OrderState.Refund,
            Priority = 2,
            TransferredTo = new GroupId("g"),
            ExcludedAgent = Bert,
            Tried = [Anna, Bert],
            At = Later(),
        };
        await PlaceAsync(decision);
        await EndAsync(await OpenAsync(new BuyerId("third")));

        var restored = Assert.Single(await OpenOnesAsync());

        Assert.Equal((Shop, At), (restored.Shop, restored.At));
        Assert.Equal([owned.Id, waiting.Id], restored.Conversations.Select(truth => truth.Conversation));
        var truth = restored.Conversations[1];
        Assert.Equal((waiting.Buyer, Placement.Queued, null, 1, 1), (truth.Buyer, truth.Placement, truth.Owner, truth.Version, truth.Seq));
        Assert.Equal((waiting.TurnOpenedAt, waiting.WaitingSince, waiting.LastPublicAt, decision.At), (truth.TurnOpenedAt, truth.WaitingSince, truth.LastPublicAt, truth.PlacedAt));
        Assert.Equal((decision.Pool, OrderState.Refund, 2, decision.TransferredTo, Bert), (truth.Pool, truth.OrderState, truth.Priority, truth.TransferredTo, truth.ExcludedAgent!.Value));
        Assert.Equal([Anna, Bert], truth.Tried);
        Assert.Equivalent(truth, await _journal.TruthAsync(Shop, waiting.Id, None));
        Assert.Equal((Anna, 2), (restored.Conversations[0].Owner!.Value, restored.Conversations[0].Seq));
    }

    [Fact]
    public async Task An_answer_forgets_who_let_the_turn_lapse()
    {
        var row = await OwnedAsync(Anna);
        row = (await PlaceAsync(OwnedBy(Bert, row) with { Tried = [Anna] })).Conversation!;
        var tried = (await _journal.TruthAsync(Shop, row.Id, None))!.Tried;

        await AppendAsync(FromAgent(row.Id, Bert));

        Assert.Equal([Anna], tried);
        Assert.Empty((await _journal.TruthAsync(Shop, row.Id, None))!.Tried);
    }

    [Fact]
    public async Task The_truth_of_an_ended_conversation_is_that_it_ended()
    {
        var conversation = await OpenAsync();
        await EndAsync(conversation);

        Assert.Equal(Placement.Closed, (await _journal.TruthAsync(Shop, conversation, None))!.Placement);
        Assert.Null(await _journal.TruthAsync(Shop, new ConversationId("unknown"), None));
        Assert.Empty(await OpenOnesAsync());
    }

    [Fact]
    public async Task Contacts_are_restored_since_a_time_even_of_shops_without_open_conversations()
    {
        var old = await OwnedAsync(Anna, new BuyerId("old"));
        await EndAsync(old.Id);
        var since = Later();
        var young = await OwnedAsync(Bert, new BuyerId("young"));
        await EndAsync(young.Id);

        var restored = Assert.Single(await OpenOnesAsync(since));

        Assert.Empty(restored.Conversations);
        Assert.Equal([new ContactTruth(new BuyerId("young"), Bert, since)], restored.Contacts);
        Assert.Equal(restored.Contacts, await _journal.ContactsAsync(Shop, new BuyerId("young"), None));
        Assert.Empty(await _journal.ContactsAsync(OtherShop, new BuyerId("young"), None));
    }

    [Fact]
    public async Task Every_shop_is_restored_apart()
    {
        await OpenAsync();
        await AppendAsync(FromBuyer() with { Shop = OtherShop });

        var restored = await OpenOnesAsync();

        Assert.Equal([OtherShop, Shop], restored.Select(shop => shop.Shop));
        Assert.All(restored, shop => Assert.Single(shop.Conversations));
        foreach (var shop in restored)
            Assert.Equivalent(shop, await _journal.ReadOpenAsync(shop.Shop, DateTimeOffset.UnixEpoch, At, None), strict: true);
    }

    [Fact]
    public async Task Ten_thousand_open_conversations_are_restored_within_seconds()
    {
        await Task.WhenAll(Enumerable.Range(0, 10_000).Select(i => AppendAsync(FromBuyer(buyer: new BuyerId($"b{i}")))));

        var clock = Stopwatch.StartNew();
        var restored = Assert.Single(await OpenOnesAsync());

        Assert.Equal(10_000, restored.Conversations.Count);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Another_shops_ids_answer_like_unknown_ones()
    {
        var owned = await OwnedAsync(Anna);
        var decision = OwnedBy(Bert, owned);

        Assert.Null(await _journal.FindAsync(OtherShop, owned.Id, None));
        Assert.Null(await _journal.FindOpenAsync(OtherShop, Buyer, None));
        Assert.Null(await _journal.TruthAsync(OtherShop, owned.Id, None));
        Assert.Empty(await _journal.OwnedByAsync(OtherShop, Anna, None));
        Assert.Empty(await _journal.OfBuyerAsync(OtherShop, Buyer, null, 10, None));
        Assert.Empty(await _journal.ReadAsync(OtherShop, owned.Id, 0, 10, None));
        Assert.Empty(await _journal.AssignmentsAsync(OtherShop, owned.Id, None));
        Assert.Equal(AppendOutcome.UnknownConversation, (await AppendAsync(FromAgent(owned.Id, Anna) with { Shop = OtherShop })).Outcome);
        Assert.Equal(PlaceOutcome.UnknownConversation, (await _journal.PlaceAsync(new PlaceConversation(OtherShop, decision), None)).Outcome);
        Assert.Equal(EndOutcome.UnknownConversation, (await _journal.EndAsync(new EndConversation(OtherShop, owned.Id, Anna, At), None)).Outcome);
        Assert.Equal(EndOutcome.UnknownConversation, (await _journal.EndTurnAsync(new EndTurn(OtherShop, owned.Id, Anna, At), None)).Outcome);
        Assert.Null((await _journal.RaiseReceiptAsync(new RaiseReceipt(OtherShop, owned.Id, Buyer, null, 1, true), None)).Conversation);
        Assert.Equal(owned, await RowAsync(owned.Id));
    }

    [Fact]
    public async Task Two_shops_may_use_the_same_ids()
    {
        var command = FromBuyer();
        var here = await AppendAsync(command);

        var there = await AppendAsync(command with { Shop = OtherShop, Text = "other" });

        Assert.Equal((AppendOutcome.Appended, AppendOutcome.Appended), (here.Outcome, there.Outcome));
        Assert.Equal("other", Assert.Single(await _journal.ReadAsync(OtherShop, command.NewConversation!.Value, 0, 10, None)).Text);
    }

    [Theory]
    [InlineData("DELETE FROM messages WHERE seq = 2", 1, 0, 0)]
    [InlineData("DELETE FROM messages WHERE seq = 3", 1, 0, 0)]
    [InlineData("UPDATE conversations SET last_seq = 4", 1, 0, 0)]
    [InlineData("UPDATE messages SET conversation = 'nowhere'", 2, 0, 0)]
    [InlineData("UPDATE conversations SET owner = 'bert'", 0, 1, 0)]
    [InlineData("UPDATE conversations SET owner = NULL", 0, 1, 0)]
    [InlineData("UPDATE conversations SET version = 1", 0, 1, 0)]
    [InlineData("DELETE FROM assignments WHERE version = 1", 0, 1, 0)]
    [InlineData("DROP INDEX conversations_open; UPDATE conversations SET closed_at = NULL, buyer = 'buyer'", 0, 0, 1)]
    public async Task Damage_is_seen(string damage, int seqGaps, int owners, int severalOpen)
    {
        var owned = await OwnedAsync(Bert);
        await AppendAsync(FromBuyer());
        await AppendAsync(FromBuyer());
        await PlaceAsync(OwnedBy(Anna, await RowAsync(owned.Id)));
        if (severalOpen > 0)
            await OpenAsync(new BuyerId("second"));
        Assert.Equal(Sound, await _journal.CheckAsync(None));

        await _fixture.ExecuteAsync(damage);

        Assert.Equal(new JournalViolations(seqGaps, owners, severalOpen), await _journal.CheckAsync(None));
    }
}
