namespace ChatRouter.Core.Diagnosis;

/// <summary>小休: how often and how long an agent was paused in a period for one reason.</summary>
/// <param name="Reason">None: he gave none, was paused by somebody else, or only finished what was open after his shift.</param>
public sealed record PauseTotal(AgentId Agent, string? Reason, int Times, TimeSpan Length);
