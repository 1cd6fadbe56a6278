namespace ChatRouter.Core.Routing;

/// <summary>The end of one connection of an agent.</summary>
public readonly record struct AgentDisconnected(ShopId Shop, AgentId Agent, ConnectionId Connection, DateTimeOffset At);
