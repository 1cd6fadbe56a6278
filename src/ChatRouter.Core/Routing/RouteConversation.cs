using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Routing;

/// <summary>A buyer's stored message that needs a place: it opened a turn, or nobody present owns its conversation.</summary>
public sealed record RouteConversation
{
    public required ShopId Shop { get; init; }

    public required ConversationId Conversation { get; init; }

    public required BuyerId Buyer { get; init; }

    /// <summary>The message's sequence number.</summary>
    public required long Seq { get; init; }

    /// <summary>The owner that the journal had when it stored the message, and the version of that ownership.</summary>
    public AgentId? Owner { get; init; }

    public required int Version { get; init; }

    /// <summary>When the open turn opened; <see cref="At"/> where this message opened it.</summary>
    public required DateTimeOffset TurnOpenedAt { get; init; }

    /// <summary>None: as before, <see cref="Conversations.OrderState.None"/> at first.</summary>
    public OrderState? OrderState { get; init; }

    /// <summary>0–3, 3 first; none: as before, 0 at first.</summary>
    public int? Priority { get; init; }

    /// <summary>The agent whose link the buyer came by.</summary>
    public AgentId? Named { get; init; }

    /// <summary>The group that the page named: it takes the order state's place in rule 6 until a transfer or another group. None: as before.</summary>
    /// <remarks>A group that the shop does not have changes nothing and is noted.</remarks>
    public GroupHint? Group { get; init; }

    /// <summary>A blocked buyer is refused.</summary>
    public bool BuyerBlocked { get; init; }

    /// <summary>The bot comes first: unless rules 2 to 4 know an agent for this buyer, the conversation stays with it.</summary>
    public bool HeldByBot { get; init; }

    /// <summary>No message: the bot lets go of the buyer whom it has, who waits for a human since then. Where it is known to have him no more, nothing is done.</summary>
    public bool HandsOver { get; init; }

    public required DateTimeOffset At { get; init; }
}
