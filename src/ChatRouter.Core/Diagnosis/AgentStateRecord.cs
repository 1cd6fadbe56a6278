using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Diagnosis;

/// <summary>What an agent was from that time on.</summary>
/// <param name="Reason">Why he was paused, if he said.</param>
public sealed record AgentStateRecord(ShopId Shop, AgentId Agent, AgentState State, DateTimeOffset At, string? Reason = null);
