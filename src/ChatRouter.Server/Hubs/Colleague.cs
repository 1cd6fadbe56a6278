using ChatRouter.Core.Routing;

namespace ChatRouter.Server.Hubs;

/// <summary>An agent of the shop and how loaded he is.</summary>
public sealed record Colleague(AgentId Id, string Name, AgentState State, int Pending, int Active, int Capacity);
