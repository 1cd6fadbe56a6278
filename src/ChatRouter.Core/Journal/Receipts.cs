namespace ChatRouter.Core.Journal;

/// <summary>How far each side has received and read, by sequence number.</summary>
public readonly record struct Receipts(long BuyerDelivered, long BuyerRead, long AgentDelivered, long AgentRead);
