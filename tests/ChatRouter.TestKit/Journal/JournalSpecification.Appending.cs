using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;

namespace ChatRouter.TestKit.Journal;

public abstract partial class JournalSpecification
{
    [Fact]
    public async Task First_message_opens_the_conversation_and_its_turn()
    {
        var command = FromBuyer() with { BuyerName = "Li", BuyerVerified = true, OrderState = OrderState.Refund, Priority = 2 };

        var result = await AppendAsync(command);

        Assert.Equal(AppendOutcome.Appended, result.Outcome);
        Assert.True(result.OpenedConversation);
        Assert.True(result.OpenedTurn);
        Assert.Equal(1, result.Message!.Seq);
        Assert.Equal("buyer", result.Message.SenderId);
        var row = await RowAsync(command.NewConversation!.Value);
        Assert.Equal(result.Conversation, row);
        Assert.Equal((Placement.Unplaced, 0, OrderState.Refund, 2, "Li", true), (row.Placement, row.Version, row.OrderState, row.Priority, row.BuyerName, row.BuyerVerified));
        Assert.Equal((At, At, At), (row.TurnOpenedAt!.Value, row.WaitingSince, row.OpenedAt));
        Assert.Equal(row, await _journal.FindOpenAsync(Shop, Buyer, None));
    }

    [Fact]
    public async Task Everything_that_a_message_carries_is_kept()
    {
        var card = new Card { Id = "1", Title = "Cup 杯", Price = "¥9", Url = "https://shop.example/1", Image = "i", Note = "n" };
        var command = FromBuyer() with { Kind = MessageKind.Product, Text = null, Card = card, ImageId = "img", SenderName = "李 \"雷\" 😀" };

        var stored = (await AppendAsync(command)).Message!;

        Assert.Equal([stored], await MessagesAsync(stored.ConversationId));
        Assert.Equal((card, "img", null, command.SenderName, command.ClientMsgId), (stored.Card, stored.ImageId, stored.Text, stored.SenderName, stored.ClientMsgId));
    }

    [Fact]
    public async Task An_empty_text_stays_an_empty_text()
    {
        var stored = (await AppendAsync(FromBuyer(""))).Message!;

        Assert.Equal([stored], await MessagesAsync(stored.ConversationId));
        Assert.Equal("", stored.Text);
    }

    [Fact]
    public async Task The_same_id_again_gives_the_first_result()
    {
        var command = FromBuyer();
        var first = await AppendAsync(command);
        await AppendAsync(FromBuyer("another"));
        Later();

        var again = await AppendAsync(command with { NewConversation = new ConversationId("unused"), At = At });

        Assert.Equal(AppendOutcome.Duplicate, again.Outcome);
        Assert.Equal(first.Message, again.Message);
        Assert.Equal(2, again.Conversation!.LastSeq);
        Assert.False(again.OpenedConversation || again.OpenedTurn || again.ClosedTurn);
        Assert.Equal(2, (await MessagesAsync(first.Conversation!.Id)).Count);
    }

    [Fact]
    public async Task A_buyers_repeat_finds_its_row_after_the_conversation_closed()
    {
        var command = FromBuyer();
        var first = await AppendAsync(command);
        await EndAsync(first.Conversation!.Id);
        var next = await OpenAsync();

        var again = await AppendAsync(command with { NewConversation = new ConversationId("unused") });

        Assert.Equal(AppendOutcome.Duplicate, again.Outcome);
        Assert.Equal(first.Message, again.Message);
        Assert.Equal(Placement.Closed, again.Conversation!.Placement);
        Assert.Single(await MessagesAsync(next));
    }

    [Fact]
    public async Task An_agents_repeat_is_known_after_the_conversation_moved_on()
    {
        var owned = await OwnedAsync(Anna);
        var reply = FromAgent(owned.Id, Anna);
        var first = await AppendAsync(reply);
        await PlaceAsync(OwnedBy(Bert, owned));
        var moved = await AppendAsync(reply);
        await EndAsync(owned.Id);

        var ended = await AppendAsync(reply);

        Assert.Equal((AppendOutcome.Duplicate, first.Message), (moved.Outcome, moved.Message));
        Assert.Equal((AppendOutcome.Duplicate, first.Message), (ended.Outcome, ended.Message));
    }

    [Fact]
    public async Task The_same_id_with_another_body_is_a_conflict_and_writes_nothing()
    {
        var command = FromBuyer();
        var first = await AppendAsync(command);

        AppendMessage[] others = [
            command with { Text = "other" }, command with { Kind = MessageKind.Order }, command with { ImageId = "i" },
            command with { Card = new Card { Id = "1", Title = "t" } }];
        foreach (var other in others)
            Assert.Equal(AppendOutcome.IdempotencyConflict, (await AppendAsync(other)).Outcome);

        Assert.Equal([first.Message!], await MessagesAsync(first.Conversation!.Id));
    }

    [Fact]
    public async Task Two_senders_may_use_the_same_id()
    {
        var owned = await OwnedAsync(Anna);
        var reply = FromAgent(owned.Id, Anna);

        await AppendAsync(reply);
        var bots = await AppendAsync(reply with { From = MessageFrom.Bot, SenderId = null, RequiredOwner = null });
        var berts = await AppendAsync(reply with { SenderId = "bert", RequiredOwner = null });
        var twins = await AppendAsync(FromBuyer() with { ClientMsgId = reply.ClientMsgId });

        Assert.All([bots, berts, twins], result => Assert.Equal(AppendOutcome.Appended, result.Outcome));
    }

    [Fact]
    public async Task A_bot_may_use_the_same_id_in_two_conversations()
    {
        var one = await OpenAsync();
        var two = await OpenAsync(new BuyerId("second"));
        var greeting = From(MessageFrom.Bot, one);

        var first = await AppendAsync(greeting);
        var second = await AppendAsync(greeting with { Conversation = two });
        var again = await AppendAsync(greeting with { Conversation = null, Buyer = Buyer, NewConversation = new ConversationId("unused") });

        Assert.Equal((AppendOutcome.Appended, AppendOutcome.Appended), (first.Outcome, second.Outcome));
        Assert.Equal((AppendOutcome.Duplicate, one), (again.Outcome, again.Message!.ConversationId));
    }

    [Fact]
    public async Task Concurrent_repeats_store_one_row()
    {
        var command = FromBuyer();

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() => AppendAsync(command with { NewConversation = new ConversationId($"c{i}") }))));

        Assert.Single(results, result => result.Outcome == AppendOutcome.Appended);
        Assert.Single(results.Select(result => result.Message).Distinct());
        Assert.Single(await _journal.OfBuyerAsync(Shop, Buyer, null, 10, None));
    }

    [Fact]
    public async Task Sequence_is_gapless_and_each_sender_in_order_under_64_writers()
    {
        var conversation = await OpenAsync();

        await Task.WhenAll(Enumerable.Range(0, 64).Select(sender => Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++)
                await AppendAsync(From(MessageFrom.Agent, conversation) with { SenderId = $"a{sender}", Text = $"{i}" });
        })));

        var messages = await MessagesAsync(conversation);
        Assert.Equal(Enumerable.Range(1, 1281).Select(i => (long)i), messages.Select(message => message.Seq));
        Assert.All(messages.Skip(1).GroupBy(message => message.SenderId), sender =>
            Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{i}"), sender.Select(message => message.Text)));
        Assert.Equal(Sound, await _journal.CheckAsync(None));
    }

    [Fact]
    public async Task Writes_handed_in_without_waiting_keep_their_order()
    {
        var commands = Enumerable.Range(0, 2000).Select(i => FromBuyer($"{i}")).ToList();

        var results = await Task.WhenAll(commands.Select(AppendAsync));

        Assert.Equal(Enumerable.Range(1, 2000).Select(i => (long)i), results.Select(result => result.Message!.Seq));
        Assert.True(_store.Commits < 1000, $"{_store.Commits} transactions for 2000 writes.");
    }

    [Fact]
    public async Task Racing_messages_of_a_buyer_open_one_conversation()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => AppendAsync(FromBuyer()))));

        Assert.Single(results, result => result.OpenedConversation);
        Assert.Single(results, result => result.OpenedTurn);
        Assert.Single(results.Select(result => result.Conversation!.Id).Distinct());
        Assert.Equal(Sound, await _journal.CheckAsync(None));
    }

    [Fact]
    public async Task Time_never_runs_backwards_within_a_conversation()
    {
        var conversation = await OpenAsync();
        var before = At;

        var result = await AppendAsync(FromBuyer() with { At = before.AddSeconds(-90).AddTicks(77) });

        Assert.Equal(before, result.Message!.At);
        Assert.Equal([before, before], (await MessagesAsync(conversation)).Select(message => message.At));
    }

    [Fact]
    public async Task Reading_goes_on_after_a_sequence_number()
    {
        var conversation = await OpenAsync();
        for (var i = 0; i < 5; i++)
            await AppendAsync(FromBuyer());

        var read = await _journal.ReadAsync(Shop, conversation, 2, 3, None);

        Assert.Equal([3L, 4L, 5L], read.Select(message => message.Seq));
    }

    [Fact]
    public async Task A_message_needs_an_open_conversation_of_its_buyer_and_its_owner()
    {
        var owned = await OwnedAsync(Anna);
        var unknown = await AppendAsync(FromAgent(new ConversationId("unknown"), Anna));
        var foreign = await AppendAsync(FromAgent(owned.Id, Anna) with { Buyer = new BuyerId("somebody") });
        var notOwner = await AppendAsync(FromAgent(owned.Id, Bert));
        await EndAsync(owned.Id);

        var closed = await AppendAsync(FromAgent(owned.Id, Anna));

        Assert.Equal(AppendOutcome.UnknownConversation, unknown.Outcome);
        Assert.Equal(AppendOutcome.UnknownConversation, foreign.Outcome);
        Assert.Equal(AppendOutcome.NotOwner, notOwner.Outcome);
        Assert.Equal(AppendOutcome.ConversationClosed, closed.Outcome);
        Assert.Single(await MessagesAsync(owned.Id));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_taken_back_reads_without_its_words_wherever_it_lies(bool settled)
    {
        var owned = await OwnedAsync(Anna);
        var other = await OwnedAsync(Anna, new BuyerId("other"));
        var said = (await AppendAsync(FromAgent(owned.Id, Anna))).Message!;
        var kept = (await AppendAsync(FromAgent(other.Id, Anna))).Message!;
        var command = FromAgent(owned.Id, Anna, MessageKind.Recall) with { Text = null, Recalls = said.Seq };

        var recall = await AppendAsync(command);
        // Whatever changes a conversation besides messages puts these into their place.
        if (settled)
            await PlaceAsync(OwnedBy(Bert, await RowAsync(owned.Id)));

        Assert.Equal((said.Seq, null), (recall.Message!.Recalls, recall.Message.Text));
        Assert.Equal([said.Withdrawn(), recall.Message], (await MessagesAsync(owned.Id)).Skip(1));
        Assert.Equal([said.Withdrawn()], await _journal.ReadAsync(Shop, owned.Id, said.Seq - 1, 1, None));
        Assert.Equal(kept, (await MessagesAsync(other.Id))[^1]);
        Assert.Equal("hello", (await RowAsync(owned.Id)).LastText);
        Assert.Equal(AppendOutcome.Duplicate, (await AppendAsync(command with { RequiredOwner = null })).Outcome);
        Assert.Equal(AppendOutcome.IdempotencyConflict, (await AppendAsync(command with { RequiredOwner = null, Recalls = 1 })).Outcome);
    }

    [Fact]
    public async Task Neither_a_recall_nor_what_it_took_back_is_a_message_of_the_figures()
    {
        var owned = await OwnedAsync(Anna);
        var said = (await AppendAsync(FromAgent(owned.Id, Anna))).Message!;
        await AppendAsync(FromBuyer("and?"));

        var recall = await AppendAsync(FromAgent(owned.Id, Anna, MessageKind.Recall) with { Text = null, Recalls = said.Seq });

        Assert.False(recall.ClosedTurn);
        Assert.NotNull(recall.Conversation!.TurnOpenedAt);
        Assert.Equal("and?", recall.Conversation.LastText);
        Assert.Equal([1L, 3], (await _journal.MarksAsync(Shop, [owned.Id], None)).Select(mark => mark.Seq));
    }
}
