namespace ChatRouter.Core.Nodes;

/// <summary>An agent's connection that went with its node.</summary>
public readonly record struct LostConnection(ShopId Shop, AgentId Agent, ConnectionId Connection);
