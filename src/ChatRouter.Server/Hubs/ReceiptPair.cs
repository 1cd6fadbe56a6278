namespace ChatRouter.Server.Hubs;

/// <summary>How far the other side has received and read.</summary>
public sealed record ReceiptPair(long DeliveredUpTo, long ReadUpTo);
