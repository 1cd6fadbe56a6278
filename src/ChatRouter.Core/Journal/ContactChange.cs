namespace ChatRouter.Core.Journal;

/// <summary>The last contact of a buyer and an agent to keep; <paramref name="At"/> none: to forget.</summary>
public readonly record struct ContactChange(BuyerId Buyer, AgentId Agent, DateTimeOffset? At);
