namespace ChatRouter.Core.Routing;

/// <summary>Connections of one shop that gave a sign of life.</summary>
public readonly record struct RenewLeases(ShopId Shop, IReadOnlyList<ConnectionId> Connections, DateTimeOffset LeaseUntil, DateTimeOffset At);
