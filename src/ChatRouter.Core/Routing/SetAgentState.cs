namespace ChatRouter.Core.Routing;

/// <summary>What the agent wants to be. <paramref name="Force"/> leaves with open turns, which are routed again at once.</summary>
public readonly record struct SetAgentState(ShopId Shop, AgentId Agent, WantedState Wanted, bool Force, DateTimeOffset At);
