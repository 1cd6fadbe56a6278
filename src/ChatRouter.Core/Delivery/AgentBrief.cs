namespace ChatRouter.Core.Delivery;

/// <summary>An agent as buyers see him.</summary>
public sealed record AgentBrief(AgentId Id, string Name);
