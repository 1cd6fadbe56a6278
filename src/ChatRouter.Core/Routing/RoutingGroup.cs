using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Routing;

/// <summary>分流组: the order states bound to it. Its members are the agents that name it.</summary>
public sealed record RoutingGroup
{
    public required GroupId Id { get; init; }

    public IReadOnlyList<OrderState> OrderStates { get; init; } = [];

    /// <summary>Wins over the shop's; none: the shop's holds. <see cref="Timeout.InfiniteTimeSpan"/>: never.</summary>
    public TimeSpan? OverflowAfter { get; init; }
}
