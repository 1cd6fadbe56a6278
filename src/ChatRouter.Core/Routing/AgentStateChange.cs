namespace ChatRouter.Core.Routing;

/// <summary>An agent's effective state from now on. <paramref name="GraceUntil"/> only in Grace.</summary>
public readonly record struct AgentStateChange(AgentId Agent, AgentState State, DateTimeOffset? GraceUntil);
