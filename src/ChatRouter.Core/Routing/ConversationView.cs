using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Routing;

/// <summary>An open conversation as the dispatcher sees it.</summary>
public sealed record ConversationView
{
    public required ConversationId Conversation { get; init; }

    public required BuyerId Buyer { get; init; }

    public required Placement Placement { get; init; }

    public AgentId? Owner { get; init; }

    public required int Version { get; init; }

    public required long Seq { get; init; }

    public required bool TurnOpen { get; init; }

    public required bool Resting { get; init; }

    public required DateTimeOffset WaitingSince { get; init; }

    public PoolId? Pool { get; init; }

    public required OrderState OrderState { get; init; }

    public required int Priority { get; init; }
}
