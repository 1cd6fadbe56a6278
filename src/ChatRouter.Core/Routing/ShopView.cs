namespace ChatRouter.Core.Routing;

/// <summary>A shop as the dispatcher sees it: agents by id, waiting in the order they would be taken, offline pool oldest first.</summary>
public sealed record ShopView
{
    public required ShopId Shop { get; init; }

    public required IReadOnlyList<AgentView> Agents { get; init; }

    /// <summary>Every open conversation, by id.</summary>
    public required IReadOnlyList<ConversationView> Conversations { get; init; }

    public required IReadOnlyList<ConversationId> Waiting { get; init; }

    public required IReadOnlyList<ConversationId> OfflinePool { get; init; }

    /// <summary>Rule 9's state: each pool's clock and shares, pools and agents by id.</summary>
    public required IReadOnlyList<PoolView> Pools { get; init; }
}
