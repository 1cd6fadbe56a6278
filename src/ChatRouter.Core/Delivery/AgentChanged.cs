using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Delivery;

/// <summary>An agent's effective state. Wire: <c>AgentChanged(agent)</c>.</summary>
public sealed record AgentChanged(AgentId AgentId, AgentState State, DateTimeOffset? GraceUntil) : ServerEvent;
