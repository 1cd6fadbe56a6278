namespace ChatRouter.Core.Shops.Plans;

/// <summary>最近联系: an agent whom the buyer of a trial talked with.</summary>
public sealed record TrialContact(AgentId Agent, DateTimeOffset At);
