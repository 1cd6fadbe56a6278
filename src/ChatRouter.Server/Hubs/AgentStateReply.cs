using ChatRouter.Core.Routing;

namespace ChatRouter.Server.Hubs;

/// <summary>The agent's effective state.</summary>
public sealed record AgentStateReply(AgentState State);
