namespace ChatRouter.Core.Routing;

/// <summary>A connection of an agent, alive until <see cref="LeaseUntil"/> unless renewed. Known connections are renewed.</summary>
public readonly record struct AgentConnected(ShopId Shop, AgentId Agent, ConnectionId Connection, DateTimeOffset LeaseUntil, DateTimeOffset At);
