namespace ChatRouter.Core.Routing;

/// <summary>A shop's routing settings, groups and dedicated agents, as one change.</summary>
public sealed record ConfigureShop
{
    public required ShopId Shop { get; init; }

    public required RoutingSettings Settings { get; init; }

    public IReadOnlyList<RoutingGroup> Groups { get; init; } = [];

    /// <summary>专属客服: the dedicated agent of a buyer.</summary>
    public IReadOnlyDictionary<BuyerId, AgentId> Dedicated { get; init; } = new Dictionary<BuyerId, AgentId>();

    /// <summary>Agents to create or change with it, as <see cref="IDispatcher.SetAgentAsync"/> does; others stay as they are.</summary>
    /// <remarks>One in several groups, where the settings allow one, stays as he is.</remarks>
    public IReadOnlyList<SetAgent> Agents { get; init; } = [];

    /// <summary>A shop that is created by this counts as unknown until <see cref="RestoreConversations.AreAllBack"/>: nobody finds its agents without their conversations.</summary>
    /// <remarks>Means nothing where the shop is known.</remarks>
    public bool AwaitsConversations { get; init; }

    public required DateTimeOffset At { get; init; }
}
