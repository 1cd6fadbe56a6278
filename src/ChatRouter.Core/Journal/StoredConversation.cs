using System.Text.Json.Serialization;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Journal;

/// <summary>A conversation as a journal store keeps it, and what each write makes of it: the rules that all stores share.</summary>
/// <remarks>Immutable; a write gives the next state.</remarks>
public sealed record StoredConversation
{
    /// <summary><see cref="ConversationRecord.LastText"/> is cut after so many characters.</summary>
    public const int LastTextLength = 120;

    public required ConversationRecord Record { get; init; }

    /// <summary>The time of the last message of any kind: the next one is never earlier.</summary>
    public required DateTimeOffset LastAt { get; init; }

    /// <summary>The last contact between the buyer and the present owner; none if there was none yet.</summary>
    public DateTimeOffset? LastContactAt { get; init; }

    /// <summary>How many public messages agents have written since the buyer's last one, whoever they are; none: it has to be counted. Remembered, and not a part of the row.</summary>
    /// <remarks>While a turn is open that nothing has answered, there are none.</remarks>
    public int? InARow
    {
        get => field ?? (Record.TurnOpenedAt is null ? null : 0);
        init;
    }

    public GroupId? TransferredTo { get; init; }

    public AgentId? ExcludedAgent { get; init; }

    public IReadOnlyList<AgentId> Tried { get; init; } = [];

    /// <summary>The conversation that the message opens, before the message is in it.</summary>
    public static StoredConversation OpenedBy(AppendMessage command)
    {
        var at = StoredTime.Of(command.At);
        return new StoredConversation
        {
            Record = new ConversationRecord
            {
                Shop = command.Shop,
                Id = command.NewConversation!.Value,
                Buyer = command.Buyer!.Value,
                BuyerName = command.BuyerName,
                BuyerVerified = command.BuyerVerified,
                Placement = Placement.Unplaced,
                Version = 0,
                LastSeq = 0,
                WaitingSince = at,
                LastPublicAt = at,
                OpenedAt = at,
                PlacedAt = at,
                OrderState = command.OrderState ?? OrderState.None,
                Priority = command.Priority ?? 0,
            },
            LastAt = at,
            InARow = 0,
        };
    }

    /// <summary>The message that the command stores here as the next one.</summary>
    public Message Next(AppendMessage command)
    {
        var at = StoredTime.Of(command.At);
        return new Message
        {
            ConversationId = Record.Id,
            Seq = Record.LastSeq + 1,
            From = command.From,
            SenderId = command.SenderKey,
            SenderName = command.SenderName,
            Kind = command.Kind,
            Text = command.Text,
            ImageId = command.ImageId,
            Card = command.Card,
            Recalls = command.Recalls,
            ClientMsgId = command.ClientMsgId,
            At = at < LastAt ? LastAt : at,
        };
    }

    /// <summary>With that message stored. A buyer's public message opens the turn, a human agent's closes it, and so does the bot's while it has the conversation; nothing else touches it.</summary>
    public StoredConversation With(Message message)
    {
        if (message.Kind is MessageKind.Note or MessageKind.Recall || message.From == MessageFrom.System)
            return this with { Record = Record with { LastSeq = message.Seq }, LastAt = message.At };

        var opens = message.From == MessageFrom.Buyer && Record.TurnOpenedAt is null;
        var answers = Answers(message);
        return this with
        {
            Record = Record with
            {
                LastSeq = message.Seq,
                TurnOpenedAt = answers ? null : opens ? message.At : Record.TurnOpenedAt,
                WaitingSince = opens ? message.At : Record.WaitingSince,
                LastPublicAt = message.At,
                LastText = message.From == MessageFrom.Buyer ? Beginning.Of(message.Text ?? message.Card?.Title ?? "", LastTextLength) : Record.LastText,
            },
            LastAt = message.At,
            InARow = message.From switch { MessageFrom.Buyer => 0, MessageFrom.Agent => InARow + 1, _ => InARow },
            LastContactAt = IsContact(message) ? message.At : LastContactAt,
            Tried = answers ? [] : Tried,
        };
    }

    /// <summary>With that decision carried out, whose version must be this one's. Whom the bot hands over waits since then.</summary>
    public StoredConversation With(Decision decision) => this with
    {
        Record = Record with
        {
            Placement = decision.Placement,
            Owner = decision.Owner,
            Version = Record.Version + 1,
            TurnOpenedAt = HandedOverBy(decision) ? StoredTime.Of(decision.At) : Record.TurnOpenedAt,
            WaitingSince = StoredTime.Of(decision.WaitingSince),
            PlacedAt = StoredTime.Of(decision.At),
            Reason = decision.Reason,
            Notes = decision.Notes | NoteOfTransfer,
            Pool = decision.Pool,
            OrderState = decision.OrderState,
            Priority = decision.Priority,
        },
        LastContactAt = ContactAfter(decision),
        TransferredTo = decision.TransferredTo,
        ExcludedAgent = decision.ExcludedAgent,
        Tried = decision.Tried,
    };

    /// <summary>The owner's contact that has to be written, or forgotten, because of that decision; none if it changes no owner.</summary>
    public ContactChange? ContactChangedBy(Decision decision)
    {
        if (decision.Notes.HasFlag(RouteNotes.Transferred) && (Record.Owner ?? decision.PreviousOwner) is { } giver && giver != decision.Owner)
            return new ContactChange(Record.Buyer, giver, null);

        return Record.Owner is { } owner && owner != decision.Owner ? ContactOf(owner) : null;
    }

    /// <summary>Ended at that time, never before its last message.</summary>
    public StoredConversation Ended(DateTimeOffset at)
    {
        var closedAt = StoredTime.Of(at);
        var answered = WithTurnEnded();
        return answered with { Record = answered.Record with { Placement = Placement.Closed, ClosedAt = closedAt < LastAt ? LastAt : closedAt } };
    }

    /// <summary>The owner's contact that has to be written when the conversation ends; none if he had none.</summary>
    [JsonIgnore]
    public ContactChange? ContactAtEnd => Record.Owner is { } owner ? ContactOf(owner) : null;

    /// <summary>Without an open turn.</summary>
    public StoredConversation WithTurnEnded() => this with { Record = Record with { TurnOpenedAt = null }, Tried = [] };

    /// <summary>With the turn open again, as if nothing had answered it.</summary>
    public StoredConversation WithTurnReopened(DateTimeOffset openedAt) => this with { Record = Record with { TurnOpenedAt = openedAt, WaitingSince = openedAt } };

    /// <summary>With the receipt risen, never above the last sequence number; itself when nothing rises.</summary>
    public StoredConversation With(RaiseReceipt command)
    {
        var upTo = Math.Min(command.UpTo, Record.LastSeq);
        var read = command.Read ? upTo : 0;
        var old = Record.Receipts;
        var risen = command.Buyer is null
            ? old with { AgentDelivered = Math.Max(old.AgentDelivered, upTo), AgentRead = Math.Max(old.AgentRead, read) }
            : old with { BuyerDelivered = Math.Max(old.BuyerDelivered, upTo), BuyerRead = Math.Max(old.BuyerRead, read) };
        return risen == old ? this : this with { Record = Record with { Receipts = risen } };
    }

    /// <summary>As the dispatcher must know it.</summary>
    public ConversationTruth ToTruth() => new()
    {
        Conversation = Record.Id,
        Buyer = Record.Buyer,
        Placement = Record.Placement,
        Owner = Record.Owner,
        Version = Record.Version,
        Seq = Record.LastSeq,
        TurnOpenedAt = Record.TurnOpenedAt,
        WaitingSince = Record.WaitingSince,
        LastPublicAt = Record.LastPublicAt,
        PlacedAt = Record.PlacedAt,
        Pool = Record.Pool,
        Notes = Record.Notes,
        OrderState = Record.OrderState,
        Priority = Record.Priority,
        TransferredTo = TransferredTo,
        ExcludedAgent = ExcludedAgent,
        Tried = Tried,
    };

    // Who gets it in the end is to see that somebody handed it over, however often it was routed since.
    private RouteNotes NoteOfTransfer => Record.Placement is Placement.Queued or Placement.OfflinePool ? Record.Notes & RouteNotes.Transferred : RouteNotes.None;

    private ContactChange? ContactOf(AgentId owner) => LastContactAt is { } at ? new ContactChange(Record.Buyer, owner, at) : null;

    private bool IsContact(Message message) => Record.Owner is { } owner
        && (message.From == MessageFrom.Buyer || (message.From == MessageFrom.Agent && message.SenderId == owner.Value));

    // Handing over a waiting turn counts as a contact, and so does every transfer.
    private DateTimeOffset? ContactAfter(Decision decision)
    {
        if (decision.Owner is not { } owner)
            return null;
        if (owner == Record.Owner)
            return LastContactAt;
        return Record.TurnOpenedAt is not null || HandedOverBy(decision) || decision.Notes.HasFlag(RouteNotes.Transferred) ? StoredTime.Of(decision.At) : null;
    }

    private bool Answers(Message message) => message.From == MessageFrom.Agent || (message.From == MessageFrom.Bot && Record.Placement == Placement.HeldByBot);

    private bool HandedOverBy(Decision decision) => Record.Placement == Placement.HeldByBot && decision.Placement != Placement.HeldByBot;
}
