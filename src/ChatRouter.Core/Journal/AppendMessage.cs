using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Journal;

/// <summary>A message to store. Validated before it comes here.</summary>
public sealed record AppendMessage
{
    public required ShopId Shop { get; init; }

    /// <summary>None: the buyer's open conversation, or a new one with <see cref="NewConversation"/> as its id. Set: that conversation, which must be open.</summary>
    public ConversationId? Conversation { get; init; }

    /// <summary>The id of the conversation that this message opens if the buyer has none; needed where <see cref="Conversation"/> is none.</summary>
    public ConversationId? NewConversation { get; init; }

    /// <summary>The buyer that writes; set exactly where <see cref="Conversation"/> is none, or to demand that the conversation is his.</summary>
    public BuyerId? Buyer { get; init; }

    public string? BuyerName { get; init; }

    public bool BuyerVerified { get; init; }

    /// <summary>The agent that must own the conversation; none: anybody may write (system, bot, supervisor's note).</summary>
    public AgentId? RequiredOwner { get; init; }

    /// <summary>The bot must have the conversation, or it must wait while nobody is there.</summary>
    public bool RequiresBot { get; init; }

    /// <summary>Stored only while fewer public messages of agents than that follow the buyer's last one; none: whatever follows it.</summary>
    public int? MostInARow { get; init; }

    public required MessageFrom From { get; init; }

    public string? SenderId { get; init; }

    public string? SenderName { get; init; }

    public required MessageKind Kind { get; init; }

    public string? Text { get; init; }

    public string? ImageId { get; init; }

    public Card? Card { get; init; }

    /// <summary>The number of the message that is taken back; set exactly of a <see cref="MessageKind.Recall"/>.</summary>
    public long? Recalls { get; init; }

    public required string ClientMsgId { get; init; }

    /// <summary>The state of the buyer's orders, stored with a conversation that this message opens.</summary>
    public OrderState? OrderState { get; init; }

    public int? Priority { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who sends, as it is stored and told apart: the buyer or agent; none for bot and system.</summary>
    public string? SenderKey => SenderId ?? (From == MessageFrom.Buyer ? Buyer?.Value : null);

    /// <summary>Whether a stored message of the same id is this one.</summary>
    public bool IsSameAs(Message stored) =>
        Kind == stored.Kind && Text == stored.Text && ImageId == stored.ImageId && Card == stored.Card && Recalls == stored.Recalls;
}
