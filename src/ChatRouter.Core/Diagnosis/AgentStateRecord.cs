using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Diagnosis;

/// <summary>What an agent was from that time on.</summary>
public sealed record AgentStateRecord(ShopId Shop, AgentId Agent, AgentState State, DateTimeOffset At);
