using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Routing;

/// <summary>One conversation as the journal has it: all that the dispatcher needs to take it up again at its old place.</summary>
public sealed record ConversationTruth
{
    public required ConversationId Conversation { get; init; }

    public required BuyerId Buyer { get; init; }

    public required Placement Placement { get; init; }

    public AgentId? Owner { get; init; }

    public required int Version { get; init; }

    /// <summary>The last stored sequence number.</summary>
    public required long Seq { get; init; }

    /// <summary>None: no turn is open.</summary>
    public DateTimeOffset? TurnOpenedAt { get; init; }

    /// <summary>When the open turn opened, or when the conversation left its owner.</summary>
    public required DateTimeOffset WaitingSince { get; init; }

    /// <summary>The last public message of buyer, agent or bot.</summary>
    public required DateTimeOffset LastPublicAt { get; init; }

    /// <summary>When the present placement was decided.</summary>
    public required DateTimeOffset PlacedAt { get; init; }

    /// <summary>The pool of the present placement; none before the first.</summary>
    public PoolId? Pool { get; init; }

    /// <summary>The notes of the present placement: with its pool they tell the group that the page named.</summary>
    public RouteNotes Notes { get; init; }

    public OrderState OrderState { get; init; } = OrderState.None;

    public int Priority { get; init; }

    /// <summary>The group the conversation was transferred to, while it waits there.</summary>
    public GroupId? TransferredTo { get; init; }

    /// <summary>Who gave it, while it waits there.</summary>
    public AgentId? ExcludedAgent { get; init; }

    /// <summary>Agents that let the open turn lapse.</summary>
    public IReadOnlyList<AgentId> Tried { get; init; } = [];
}
