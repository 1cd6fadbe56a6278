using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Webhooks;

namespace ChatRouter.Storage;

/// <summary>Carries out journal writes within one transaction: what each finds, refuses, and inserts. A subclass finds and keeps the rows.</summary>
internal abstract class JournalTransaction(Outbox outbox)
{
    public void CarryOut(JournalWrite write)
    {
        switch (write)
        {
            case JournalWrite<AppendMessage, AppendResult> append:
                append.Set(Append(append.Command));
                break;
            case JournalWrite<PlaceConversation, PlaceResult> place:
                place.Set(Place(place.Command));
                break;
            case JournalWrite<EndConversation, EndResult> end:
                end.Set(End(end.Command));
                break;
            case JournalWrite<EndTurn, EndTurnResult> endTurn:
                endTurn.Set(End(endTurn.Command));
                break;
            case JournalWrite<ReopenTurn, ReopenTurnResult> reopenTurn:
                reopenTurn.Set(Reopen(reopenTurn.Command));
                break;
            case JournalWrite<RaiseReceipt, ReceiptResult> receipt:
                receipt.Set(Raise(receipt.Command));
                break;
            case JournalWrite<RateConversation, RateResult> rate:
                rate.Set(Rate(rate.Command));
                break;
            default:
                throw new NotSupportedException($"{write.GetType()} is not a write that this store knows.");
        }
    }

    /// <summary>The conversation as the writes before have left it.</summary>
    protected abstract StoredConversation? Find(ConversationKey key);

    /// <summary>The buyer's open conversation as the writes before have left it.</summary>
    protected abstract StoredConversation? FindOpen(BuyerKey key);

    /// <summary>What that sender has sent under that id: in the conversation or, where none is given, in the newest that has it.</summary>
    protected abstract Message? FindSent(ShopId shop, MessageFrom from, string? sender, string clientMsgId, ConversationId? conversation);

    /// <summary>How many public messages of agents follow the buyer's last one in that conversation, which was found here.</summary>
    protected abstract int CountInARow(ConversationKey key);

    /// <summary>Takes a conversation that is opened here.</summary>
    protected abstract void Add(StoredConversation conversation);

    /// <summary>Takes the next state of a conversation that was found or added here; <paramref name="placed"/>: more changed than messages and receipts do.</summary>
    protected abstract void Replace(StoredConversation conversation, bool placed);

    /// <summary>Takes the next message of a conversation that was found or added here, and the conversation after it.</summary>
    protected abstract void Append(Message message, StoredConversation after);

    protected abstract void Insert(PlaceConversation command, int version);

    protected abstract void Change(ShopId shop, ContactChange change);

    /// <summary>Keeps a rating in place of the one before, with who has the conversation or had it last.</summary>
    protected abstract void Upsert(RateConversation rating, AgentId? owner);

    /// <summary>Stores what a webhook is to be told, with everything else.</summary>
    protected abstract void Tell(OutboxEntry entry);

    private AppendResult Append(AppendMessage command)
    {
        if (command.Conversation is { } id && !IsTheirs(Find(command.Shop, id), command.Buyer))
            return Refused(AppendOutcome.UnknownConversation);
        if (FindSent(command.Shop, command.From, command.SenderKey, command.ClientMsgId, WhereSent(command)) is { } stored)
            return Repeated(command, stored);

        var before = command.Conversation is { } known ? Find(command.Shop, known) : FindOpen(command);
        if (before is { Record.ClosedAt: not null })
            return Refused(AppendOutcome.ConversationClosed);
        if (command.RequiredOwner is not null && command.RequiredOwner != before?.Record.Owner)
            return Refused(AppendOutcome.NotOwner);
        if (command.RequiresBot && before?.Record.Placement is not (Placement.HeldByBot or Placement.OfflinePool))
            return Refused(AppendOutcome.NotWithBot);
        return before is null ? Store(command, Open(command), opened: true) : StoreWithin(command.MostInARow, command, before);
    }

    private AppendResult StoreWithin(int? most, AppendMessage command, StoredConversation before)
    {
        if (most is null)
            return Store(command, before, opened: false);
        var counted = before with { InARow = before.InARow ?? CountInARow(new(command.Shop, before.Record.Id)) };
        return counted.InARow < most ? Store(command, counted, opened: false) : Refused(AppendOutcome.Unanswered);
    }

    // A buyer's send is looked for in all of his conversations; bots of all buyers are one sender, so theirs only in the open one.
    private ConversationId? WhereSent(AppendMessage command) => command switch
    {
        { Conversation: { } conversation } => conversation,
        { From: MessageFrom.Buyer } => null,
        _ => FindOpen(command)?.Record.Id ?? command.NewConversation,
    };

    private AppendResult Repeated(AppendMessage command, Message stored)
    {
        if (!command.IsSameAs(stored))
            return Refused(AppendOutcome.IdempotencyConflict);
        return new AppendResult
        {
            Outcome = AppendOutcome.Duplicate,
            Message = stored,
            Conversation = Find(command.Shop, stored.ConversationId)?.Record,
        };
    }

    private StoredConversation Open(AppendMessage command)
    {
        var opened = StoredConversation.OpenedBy(command);
        Add(opened);
        return opened;
    }

    private AppendResult Store(AppendMessage command, StoredConversation before, bool opened)
    {
        var message = before.Next(command);
        var after = before.With(message);
        Append(message, after);
        Tell(outbox.Appended(after.Record, message, opened));
        return new AppendResult
        {
            Outcome = AppendOutcome.Appended,
            Message = message,
            Conversation = after.Record,
            OpenedConversation = opened,
            OpenedTurn = before.Record.TurnOpenedAt is null && after.Record.TurnOpenedAt is not null,
            ClosedTurn = before.Record.TurnOpenedAt is not null && after.Record.TurnOpenedAt is null,
        };
    }

    private PlaceResult Place(PlaceConversation command)
    {
        var decision = command.Decision;
        if (Find(command.Shop, decision.Conversation) is not { } before)
            return new PlaceResult(PlaceOutcome.UnknownConversation, null);
        if (before.Record.ClosedAt is not null || before.Record.Version != decision.ExpectedVersion)
            return new PlaceResult(PlaceOutcome.Refused, before.Record);
        if (!decision.Changes)
            return new PlaceResult(PlaceOutcome.Placed, before.Record);

        var after = before.With(decision);
        if (before.ContactChangedBy(decision) is { } contact)
            Change(command.Shop, contact);
        Insert(command, after.Record.Version);
        Replace(after, placed: true);
        Tell(outbox.Placed(before.Record, after.Record));
        return new PlaceResult(PlaceOutcome.Placed, after.Record);
    }

    private EndResult End(EndConversation command)
    {
        if (Find(command.Shop, command.Conversation) is not { } before)
            return new EndResult(EndOutcome.UnknownConversation, null);
        if (command.RequiredOwner is not null && command.RequiredOwner != before.Record.Owner)
            return new EndResult(EndOutcome.NotOwner, before.Record);
        if (before.Record.ClosedAt is not null)
            return new EndResult(EndOutcome.EndedBefore, before.Record);

        if (before.ContactAtEnd is { } contact)
            Change(command.Shop, contact);
        var after = before.Ended(command.At);
        Replace(after, placed: true);
        Tell(outbox.Ended(after.Record));
        return new EndResult(EndOutcome.Ended, after.Record);
    }

    private EndTurnResult End(EndTurn command)
    {
        if (Find(command.Shop, command.Conversation) is not { } before)
            return new EndTurnResult(EndOutcome.UnknownConversation, null);
        if (command.RequiredOwner != before.Record.Owner)
            return new EndTurnResult(EndOutcome.NotOwner, before.Record);
        if (before.Record.TurnOpenedAt is null)
            return new EndTurnResult(EndOutcome.EndedBefore, before.Record);

        var after = before.WithTurnEnded();
        Replace(after, placed: false);
        return new EndTurnResult(EndOutcome.Ended, after.Record);
    }

    private ReopenTurnResult Reopen(ReopenTurn command)
    {
        if (Find(command.Shop, command.Conversation) is not { } before)
            return new ReopenTurnResult(false, null);
        if (before.Record is { TurnOpenedAt: not null } or { ClosedAt: not null } || before.Record.LastPublicAt != command.LastPublicAt)
            return new ReopenTurnResult(false, before.Record);

        var after = before.WithTurnReopened(command.OpenedAt);
        Replace(after, placed: false);
        return new ReopenTurnResult(true, after.Record);
    }

    private ReceiptResult Raise(RaiseReceipt command)
    {
        if (Find(command.Shop, command.Conversation) is not { } before || !IsTheirs(before, command.Buyer)
            || (command.Buyer is null && command.RequiredOwner is not null && command.RequiredOwner != before.Record.Owner))
        {
            return new ReceiptResult(false, null);
        }
        var after = before.With(command);
        if (ReferenceEquals(after, before))
            return new ReceiptResult(false, before.Record);
        Replace(after, placed: false);
        return new ReceiptResult(true, after.Record);
    }

    private RateResult Rate(RateConversation command)
    {
        if (Find(command.Shop, command.Conversation) is not { } conversation || !IsTheirs(conversation, command.Buyer))
            return new RateResult(false);
        Upsert(command, conversation.Record.Owner);
        Tell(outbox.Rated(conversation.Record, command));
        return new RateResult(true);
    }

    private void Tell(IEnumerable<OutboxEntry> entries)
    {
        foreach (var entry in entries)
            Tell(entry);
    }

    private StoredConversation? Find(ShopId shop, ConversationId id) => Find(new ConversationKey(shop, id));

    private StoredConversation? FindOpen(AppendMessage command) => FindOpen(new BuyerKey(command.Shop, command.Buyer!.Value));

    private static bool IsTheirs(StoredConversation? conversation, BuyerId? buyer) =>
        conversation is not null && (buyer is null || buyer == conversation.Record.Buyer);

    private static AppendResult Refused(AppendOutcome outcome) => new() { Outcome = outcome };
}
