using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Nodes;
using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Journal;

public abstract partial class JournalSpecification
{
    [Fact]
    public async Task An_agents_answer_closes_the_turn_and_the_buyers_next_message_opens_it()
    {
        var owned = await OwnedAsync(Anna);
        Later();
        var answer = await AppendAsync(FromAgent(owned.Id, Anna));
        var second = await AppendAsync(FromAgent(owned.Id, Anna));
        var openedAt = Later();
        var question = await AppendAsync(FromBuyer());
        Later();

        var more = await AppendAsync(FromBuyer());

        Assert.Equal((true, null), (answer.ClosedTurn, answer.Conversation!.TurnOpenedAt));
        Assert.False(second.ClosedTurn);
        Assert.True(question.OpenedTurn);
        Assert.False(more.OpenedTurn);
        Assert.Equal((openedAt, openedAt), (more.Conversation!.TurnOpenedAt!.Value, more.Conversation.WaitingSince));
    }

    [Fact]
    public async Task Heads_are_those_of_open_conversations_of_the_buyers_and_agents_asked_for()
    {
        var owned = await OwnedAsync(Anna);
        await AppendAsync(FromAgent(owned.Id, Anna));
        Participant[] both = [Participant.Of(owned.Shop, owned.Buyer), Participant.Of(owned.Shop, Anna)];
        Participant[] others = [Participant.Of(owned.Shop, new BuyerId("nobody")), Participant.Of(new ShopId("elsewhere"), Anna)];

        var heads = await _journal.HeadsAsync([.. both, .. others], None);

        Assert.Equal(both.Select(who => new ConversationHead(who, owned.Id, 2)).ToHashSet(), heads.ToHashSet());
        await EndAsync(owned.Id);
        Assert.Empty(await _journal.HeadsAsync(both, None));
    }

    [Fact]
    public async Task Notes_bot_and_system_touch_no_turn()
    {
        var owned = await OwnedAsync(Anna);
        var open = owned.TurnOpenedAt;
        AppendMessage[] others = [FromAgent(owned.Id, Anna, MessageKind.Note), From(MessageFrom.Bot, owned.Id), From(MessageFrom.System, owned.Id)];

        foreach (var other in others)
            Assert.Equal(open, (await AppendAsync(other)).Conversation!.TurnOpenedAt);
        await AppendAsync(FromAgent(owned.Id, Anna));
        foreach (var other in others)
            Assert.Null((await AppendAsync(other with { ClientMsgId = NewText() })).Conversation!.TurnOpenedAt);
    }

    [Fact]
    public async Task The_bot_answers_whom_it_has_and_whom_it_hands_over_waits_since_then()
    {
        var opened = (await AppendAsync(FromBuyer())).Conversation!;
        var held = (await PlaceAsync(OwnedBy(null, opened) with { Placement = Placement.HeldByBot, Reason = RouteReason.Bot })).Conversation!;
        Assert.Equal(opened.TurnOpenedAt, held.TurnOpenedAt);

        var answered = await AppendAsync(From(MessageFrom.Bot, held.Id));
        Assert.Equal((true, null), (answered.ClosedTurn, answered.Conversation!.TurnOpenedAt));
        Assert.Empty(await _journal.HandOversAsync(Shop, [held.Id], None));
        var handedAt = Later(20);
        var queued = (await PlaceAsync(OwnedBy(null, answered.Conversation) with { Placement = Placement.Queued, At = handedAt, WaitingSince = handedAt })).Conversation!;
        Later();
        var owned = (await PlaceAsync(OwnedBy(Anna, queued) with { At = At, WaitingSince = handedAt })).Conversation!;

        Assert.Equal((handedAt, handedAt), (owned.TurnOpenedAt, owned.WaitingSince));
        Assert.Equal(owned, await RowAsync(owned.Id));
        Assert.Equal([new HandOver(owned.Id, handedAt)], await _journal.HandOversAsync(Shop, [owned.Id, new("unknown")], None));
        Assert.Empty(await _journal.HandOversAsync(OtherShop, [owned.Id], None));
        Assert.Equal(handedAt, (await AppendAsync(From(MessageFrom.Bot, owned.Id) with { ClientMsgId = NewText() })).Conversation!.TurnOpenedAt);
    }

    [Fact]
    public async Task What_needs_the_bot_is_stored_while_it_has_the_buyer_or_nobody_is_there_and_repeated_ever_after()
    {
        var opened = (await AppendAsync(FromBuyer())).Conversation!;
        var says = From(MessageFrom.Bot, opened.Id) with { RequiresBot = true };
        Assert.Equal(AppendOutcome.NotWithBot, (await AppendAsync(says)).Outcome);
        var held = (await PlaceAsync(OwnedBy(null, opened) with { Placement = Placement.HeldByBot, Reason = RouteReason.Bot })).Conversation!;
        var said = await AppendAsync(says);
        var pooled = (await PlaceAsync(OwnedBy(null, held) with { Placement = Placement.OfflinePool })).Conversation!;
        Assert.Equal(AppendOutcome.Appended, (await AppendAsync(says with { ClientMsgId = NewText() })).Outcome);
        await PlaceAsync(OwnedBy(Anna, pooled));

        var late = await AppendAsync(says);

        Assert.Equal((AppendOutcome.Duplicate, said.Message), (late.Outcome, late.Message));
        Assert.Equal(AppendOutcome.IdempotencyConflict, (await AppendAsync(says with { Text = "other" })).Outcome);
        Assert.Equal(AppendOutcome.NotWithBot, (await AppendAsync(says with { ClientMsgId = NewText() })).Outcome);
        await EndAsync(opened.Id);
        Assert.Equal(AppendOutcome.Duplicate, (await AppendAsync(says)).Outcome);
    }

    [Fact]
    public async Task Agents_messages_beyond_the_limit_of_unanswered_ones_are_refused_until_the_buyer_writes()
    {
        var row = await OwnedAsync(Anna);
        var first = FromAgent(row.Id, Anna) with { MostInARow = 3 };
        Assert.Equal(AppendOutcome.Appended, (await AppendAsync(first)).Outcome);
        Assert.Equal([AppendOutcome.Appended, AppendOutcome.Appended, AppendOutcome.Unanswered], [await SayAsync(3), await SayAsync(3), await SayAsync(3)]);
        foreach (var other in new[] { FromAgent(row.Id, Anna, MessageKind.Note), From(MessageFrom.System, row.Id), From(MessageFrom.Bot, row.Id) })
            Assert.Equal(AppendOutcome.Appended, (await AppendAsync(other)).Outcome);
        Assert.Equal((AppendOutcome.Unanswered, AppendOutcome.Appended, AppendOutcome.Unanswered), (await SayAsync(3), await SayAsync(4), await SayAsync(4)));
        Assert.Equal((AppendOutcome.Appended, AppendOutcome.Unanswered, AppendOutcome.Appended), (await SayAsync(null), await SayAsync(5), await SayAsync(6)));
        Assert.Equal(AppendOutcome.Duplicate, (await AppendAsync(first)).Outcome);
        await PlaceAsync(OwnedBy(Bert, await RowAsync(row.Id)));
        Assert.Equal(AppendOutcome.Unanswered, (await AppendAsync(FromAgent(row.Id, Bert) with { MostInARow = 6 })).Outcome);

        await AppendAsync(FromBuyer());
        Assert.Equal([0, 1], (await Task.WhenAll(AppendAsync(FromAgent(row.Id, Bert) with { MostInARow = 1 }), AppendAsync(FromAgent(row.Id, Bert) with { MostInARow = 1 })))
            .Select(result => result.Outcome == AppendOutcome.Unanswered ? 1 : 0).Order());

        // Where little is remembered, it is forgotten each time.
        async Task<AppendOutcome> SayAsync(int? most)
        {
            for (var i = 0; i < 3; i++)
                await OpenAsync(new BuyerId(NewText()));
            return (await AppendAsync(FromAgent(row.Id, Anna) with { MostInARow = most })).Outcome;
        }
    }

    [Fact]
    public async Task A_turn_that_ends_without_an_answer_is_an_answer_of_the_buyer_all_the_same()
    {
        var row = await OwnedAsync(Anna);
        await AppendAsync(FromAgent(row.Id, Anna) with { MostInARow = 1 });
        await AppendAsync(FromBuyer());
        await _journal.EndTurnAsync(new(Shop, row.Id, Anna, At), None);
        for (var i = 0; i < 3; i++)
            await OpenAsync(new BuyerId(NewText()));

        Assert.Equal(AppendOutcome.Appended, (await AppendAsync(FromAgent(row.Id, Anna) with { MostInARow = 1 })).Outcome);
        Assert.Equal(AppendOutcome.Unanswered, (await AppendAsync(FromAgent(row.Id, Anna) with { MostInARow = 1 })).Outcome);
    }

    [Fact]
    public async Task Whom_a_bot_answered_is_found_once_he_is_silent_and_nobody_else_is()
    {
        async Task<ConversationRecord> HeldAsync(string buyer)
        {
            var opened = (await AppendAsync(FromBuyer(buyer: new BuyerId(buyer)))).Conversation!;
            return (await PlaceAsync(OwnedBy(null, opened) with { Placement = Placement.HeldByBot, Reason = RouteReason.Bot, At = At })).Conversation!;
        }

        var silent = await HeldAsync("silent");
        var unanswered = await HeldAsync("unanswered");
        var handedOver = await HeldAsync("handed over");
        var gone = await HeldAsync("gone");
        var talks = await HeldAsync("talks");
        foreach (var held in new[] { silent, handedOver, gone, talks })
            await AppendAsync(From(MessageFrom.Bot, held.Id));
        await PlaceAsync(OwnedBy(Anna, await RowAsync(handedOver.Id)) with { At = At });
        await EndAsync(gone.Id);
        var answered = At;
        Later();
        await AppendAsync(From(MessageFrom.Bot, talks.Id) with { ClientMsgId = NewText() });

        Assert.Empty(await _journal.SilentWithBotAsync(answered, 10, None));
        Assert.Equal([silent.Id], (await _journal.SilentWithBotAsync(answered.AddMilliseconds(1), 10, None)).Select(found => found.Id));
        Assert.Equal([silent.Id], (await _journal.SilentWithBotAsync(At.AddMilliseconds(1), 1, None)).Select(found => found.Id));
        Assert.DoesNotContain(await _journal.SilentWithBotAsync(At.AddDays(1), 10, None), found => found.Id == unanswered.Id);
    }

    [Fact]
    public async Task Public_messages_of_buyer_agent_and_bot_are_the_last_public_one_and_the_buyers_are_shown_in_lists()
    {
        var owned = await OwnedAsync(Anna);
        var openedAt = At;
        Later();
        await AppendAsync(FromAgent(owned.Id, Anna, MessageKind.Note));
        var silent = (await AppendAsync(From(MessageFrom.System, owned.Id))).Conversation!;
        var botAt = Later();

        var spoken = (await AppendAsync(From(MessageFrom.Bot, owned.Id))).Conversation!;
        var lastAt = Later();
        var last = (await AppendAsync(FromBuyer(new string('x', 500)) with { Conversation = owned.Id, NewConversation = null })).Conversation!;

        Assert.Equal((openedAt, "hello", 3), (silent.LastPublicAt, silent.LastText, silent.LastSeq));
        Assert.Equal((botAt, "hello"), (spoken.LastPublicAt, spoken.LastText));
        Assert.Equal((lastAt, new string('x', 120)), (last.LastPublicAt, last.LastText));
    }

    [Fact]
    public async Task No_reply_needed_closes_the_turn_once()
    {
        var owned = await OwnedAsync(Anna);
        var wrong = await _journal.EndTurnAsync(new EndTurn(Shop, owned.Id, Bert, At), None);

        var ended = await _journal.EndTurnAsync(new EndTurn(Shop, owned.Id, Anna, At), None);
        var again = await _journal.EndTurnAsync(new EndTurn(Shop, owned.Id, Anna, At), None);
        var unknown = await _journal.EndTurnAsync(new EndTurn(Shop, new ConversationId("unknown"), Anna, At), None);

        Assert.Equal((EndOutcome.NotOwner, owned.TurnOpenedAt), (wrong.Outcome, wrong.Conversation!.TurnOpenedAt));
        Assert.Equal((EndOutcome.Ended, null), (ended.Outcome, ended.Conversation!.TurnOpenedAt));
        Assert.Equal(EndOutcome.EndedBefore, again.Outcome);
        Assert.Equal(new EndTurnResult(EndOutcome.UnknownConversation, null), unknown);
        Assert.Null((await RowAsync(owned.Id)).TurnOpenedAt);
    }

    [Fact]
    public async Task A_turn_opens_again_once_where_nothing_was_said_since()
    {
        var owned = await OwnedAsync(Anna);
        var openedAt = owned.TurnOpenedAt!.Value;
        Later();
        var said = (await AppendAsync(FromAgent(owned.Id, Anna))).Message!;
        await AppendAsync(FromAgent(owned.Id, Anna, MessageKind.Recall) with { Text = null, Recalls = said.Seq });

        var stale = await _journal.ReopenTurnAsync(new ReopenTurn(Shop, owned.Id, openedAt, openedAt), None);
        var reopened = await _journal.ReopenTurnAsync(new ReopenTurn(Shop, owned.Id, openedAt, said.At), None);
        var again = await _journal.ReopenTurnAsync(new ReopenTurn(Shop, owned.Id, openedAt, said.At), None);

        Assert.Equal((false, null), (stale.Reopened, stale.Conversation!.TurnOpenedAt));
        Assert.Equal((true, openedAt, openedAt), (reopened.Reopened, reopened.Conversation!.TurnOpenedAt, reopened.Conversation.WaitingSince));
        Assert.False(again.Reopened);
        Assert.Equal(reopened.Conversation, await RowAsync(owned.Id));
        Assert.Equal(openedAt, (await AppendAsync(FromBuyer("hello?"))).Conversation!.TurnOpenedAt);
    }

    [Fact]
    public async Task Neither_a_closed_nor_an_unknown_conversation_opens_a_turn_again()
    {
        var owned = await OwnedAsync(Anna);
        await _journal.EndAsync(new EndConversation(Shop, owned.Id, Anna, At), None);

        var closed = await _journal.ReopenTurnAsync(new ReopenTurn(Shop, owned.Id, At, owned.LastPublicAt), None);
        var foreign = await _journal.ReopenTurnAsync(new ReopenTurn(OtherShop, owned.Id, At, owned.LastPublicAt), None);

        Assert.Equal((false, null), (closed.Reopened, closed.Conversation!.TurnOpenedAt));
        Assert.Equal(new ReopenTurnResult(false, null), foreign);
    }

    [Fact]
    public async Task A_closed_conversation_stays_and_the_next_message_opens_another()
    {
        var owned = await OwnedAsync(Anna);
        var closedAt = Later();

        var ended = await EndAsync(owned.Id);
        var again = await EndAsync(owned.Id);
        var next = await AppendAsync(FromBuyer());

        Assert.Equal((EndOutcome.Ended, Placement.Closed, closedAt), (ended.Outcome, ended.Conversation!.Placement, ended.Conversation.ClosedAt!.Value));
        Assert.Equal((Anna, null), (ended.Conversation.Owner!.Value, ended.Conversation.TurnOpenedAt));
        Assert.Equal(new EndResult(EndOutcome.EndedBefore, ended.Conversation), again);
        Assert.True(next.OpenedConversation);
        Assert.Equal(ended.Conversation, await RowAsync(owned.Id));
        Assert.Equal([next.Conversation!.Id, owned.Id], (await _journal.OfBuyerAsync(Shop, Buyer, null, 10, None)).Select(row => row.Id));
        Assert.Equal(next.Conversation, await _journal.FindOpenAsync(Shop, Buyer, None));
    }

    [Fact]
    public async Task Closing_and_writing_again_at_once_works_in_one_transaction()
    {
        var writes = new List<Task>();
        for (var i = 0; i < 20; i++)
        {
            var command = FromBuyer();
            writes.Add(AppendAsync(command));
            writes.Add(EndAsync(command.NewConversation!.Value));
        }

        await Task.WhenAll(writes);

        var all = await _journal.OfBuyerAsync(Shop, Buyer, null, 100, None);
        Assert.Equal(20, all.Count);
        // All opened at the same time: what comes before one of them is told by its id.
        Assert.Equal(all.Skip(5).Take(3), await _journal.OfBuyerAsync(Shop, Buyer, all[4], 3, None));
        Assert.Empty(await _journal.OfBuyerAsync(Shop, Buyer, all[^1], 3, None));
        Assert.Null(await _journal.FindOpenAsync(Shop, Buyer, None));
        Assert.Equal(Sound, await _journal.CheckAsync(None));
    }

    [Fact]
    public async Task Only_the_owner_ends_where_the_owner_is_required()
    {
        var owned = await OwnedAsync(Anna);

        var refused = await _journal.EndAsync(new EndConversation(Shop, owned.Id, Bert, At), None);
        var unknown = await _journal.EndAsync(new EndConversation(Shop, new ConversationId("unknown"), null, At), None);
        var ended = await _journal.EndAsync(new EndConversation(Shop, owned.Id, Anna, At), None);

        Assert.Equal((EndOutcome.NotOwner, Placement.Owned), (refused.Outcome, refused.Conversation!.Placement));
        Assert.Equal(new EndResult(EndOutcome.UnknownConversation, null), unknown);
        Assert.Equal(EndOutcome.Ended, ended.Outcome);
    }

    [Fact]
    public async Task Receipts_only_rise_and_never_above_the_last_message()
    {
        var owned = await OwnedAsync(Anna);
        await AppendAsync(FromBuyer());

        var read = await _journal.RaiseReceiptAsync(new RaiseReceipt(Shop, owned.Id, null, Anna, 1, Read: true), None);
        var beyond = await _journal.RaiseReceiptAsync(new RaiseReceipt(Shop, owned.Id, null, Anna, 99, Read: false), None);
        var lower = await _journal.RaiseReceiptAsync(new RaiseReceipt(Shop, owned.Id, null, Anna, 1, Read: true), None);
        var negative = await _journal.RaiseReceiptAsync(new RaiseReceipt(Shop, owned.Id, Buyer, null, -5, Read: true), None);
        var buyers = await _journal.RaiseReceiptAsync(new RaiseReceipt(Shop, owned.Id, Buyer, null, 2, Read: true), None);

        Assert.Equal((true, new Receipts(0, 0, 1, 1)), (read.Raised, read.Conversation!.Receipts));
        Assert.Equal((true, new Receipts(0, 0, 2, 1)), (beyond.Raised, beyond.Conversation!.Receipts));
        Assert.Equal((false, beyond.Conversation), (lower.Raised, lower.Conversation));
        Assert.False(negative.Raised);
        Assert.Equal((true, new Receipts(2, 2, 2, 1)), (buyers.Raised, buyers.Conversation!.Receipts));
        Assert.Equal(buyers.Conversation, await RowAsync(owned.Id));
    }

    [Fact]
    public async Task Receipts_of_somebody_else_raise_nothing()
    {
        var owned = await OwnedAsync(Anna);

        Assert.Equal(new ReceiptResult(false, null), await _journal.RaiseReceiptAsync(new RaiseReceipt(Shop, owned.Id, new BuyerId("somebody"), null, 1, true), None));
        Assert.Equal(new ReceiptResult(false, null), await _journal.RaiseReceiptAsync(new RaiseReceipt(Shop, owned.Id, null, Bert, 1, true), None));
        Assert.Equal(new ReceiptResult(false, null), await _journal.RaiseReceiptAsync(new RaiseReceipt(Shop, new ConversationId("unknown"), Buyer, null, 1, true), None));
        Assert.Equal(default, (await RowAsync(owned.Id)).Receipts);
    }
}
