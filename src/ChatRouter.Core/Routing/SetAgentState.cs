namespace ChatRouter.Core.Routing;

/// <summary>What the agent wants to be. <paramref name="Force"/> leaves with open turns, which are routed again at once.</summary>
public readonly record struct SetAgentState(ShopId Shop, AgentId Agent, WantedState Wanted, bool Force, DateTimeOffset At)
{
    /// <summary>Who goes Offline leaves his open turns whatever the shop lets agents do: each is routed again when its buyer next writes.</summary>
    public bool LeavesTurns { get; init; }
}
