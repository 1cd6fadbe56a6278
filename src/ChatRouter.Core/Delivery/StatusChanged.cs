namespace ChatRouter.Core.Delivery;

/// <summary>To the buyer. Wire: <c>Status(status)</c>.</summary>
public sealed record StatusChanged(BuyerStatus Status) : ServerEvent;
