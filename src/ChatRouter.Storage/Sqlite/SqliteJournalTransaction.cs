using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;

namespace ChatRouter.Storage.Sqlite;

/// <summary>Carries out journal writes within one transaction: what each finds, refuses, and inserts.</summary>
internal sealed class SqliteJournalTransaction(SqliteSession session, WorkingSet conversations)
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

    private AppendResult Append(AppendMessage command)
    {
        if (command.Conversation is { } id && !IsTheirs(Find(command.Shop, id), command.Buyer))
            return Refused(AppendOutcome.UnknownConversation);
        if (MessageRow.FindSent(session, command.Shop, command.From, command.SenderKey, command.ClientMsgId, WhereSent(command)) is { } stored)
            return Repeated(command, stored);

        var before = command.Conversation is { } known ? Find(command.Shop, known) : FindOpen(command);
        if (before is { Record.ClosedAt: not null })
            return Refused(AppendOutcome.ConversationClosed);
        if (command.RequiredOwner is not null && command.RequiredOwner != before?.Record.Owner)
            return Refused(AppendOutcome.NotOwner);
        return before is null ? Store(command, Open(command), opened: true) : Store(command, before, opened: false);
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
        conversations.Add(opened);
        return opened;
    }

    private AppendResult Store(AppendMessage command, StoredConversation before, bool opened)
    {
        var message = before.Next(command);
        var after = before.With(message);
        MessageRow.Insert(session, command.Shop, message);
        conversations.Replace(after, placed: false);
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
            ContactRow.Change(session, command.Shop, contact);
        AssignmentRow.Insert(session, command, after.Record.Version);
        conversations.Replace(after, placed: true);
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
            ContactRow.Change(session, command.Shop, contact);
        var after = before.Ended(command.At);
        conversations.Replace(after, placed: true);
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
        conversations.Replace(after, placed: false);
        return new EndTurnResult(EndOutcome.Ended, after.Record);
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
        conversations.Replace(after, placed: false);
        return new ReceiptResult(true, after.Record);
    }

    private RateResult Rate(RateConversation command)
    {
        if (!IsTheirs(Find(command.Shop, command.Conversation), command.Buyer))
            return new RateResult(false);
        RatingRow.Upsert(session, command);
        return new RateResult(true);
    }

    private StoredConversation? Find(ShopId shop, ConversationId id) => conversations.Find(new ConversationKey(shop, id));

    private StoredConversation? FindOpen(AppendMessage command) => conversations.FindOpen(new BuyerKey(command.Shop, command.Buyer!.Value));

    private static bool IsTheirs(StoredConversation? conversation, BuyerId? buyer) =>
        conversation is not null && (buyer is null || buyer == conversation.Record.Buyer);

    private static AppendResult Refused(AppendOutcome outcome) => new() { Outcome = outcome };
}
