namespace ChatRouter.Core.Routing;

/// <summary>最近联系: the last message between a buyer and an agent.</summary>
public readonly record struct ContactTruth(BuyerId Buyer, AgentId Agent, DateTimeOffset At);
