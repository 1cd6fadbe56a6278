using ChatRouter.Core.Supervision;

namespace ChatRouter.Server.Hubs;

/// <summary>All a supervisor's page needs to begin.</summary>
public sealed record SupervisorSnapshot(AgentMe Me, ShopBoard Board, DateTimeOffset ServerTime);
