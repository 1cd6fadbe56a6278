using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Delivery;

/// <summary>To an agent: a supervisor changed his state. Wire: <c>StateForced({state, by, reason, at})</c>.</summary>
/// <param name="By">The supervisor's name.</param>
public sealed record StateForced(AgentState State, string By, string Reason, DateTimeOffset At) : ServerEvent;
