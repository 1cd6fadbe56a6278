namespace ChatRouter.Core.Routing;

/// <summary>A waiting conversation as its buyer sees it: position from 1 among those waiting for the same pool, ETA in buckets, reason.</summary>
/// <remarks><paramref name="Eta"/> = position ÷ measured drain rate of the pool; none while nothing was measured.</remarks>
public readonly record struct QueuePosition(ConversationId Conversation, BuyerId Buyer, PoolId Pool, int Position, TimeSpan? Eta, RouteReason Reason, DateTimeOffset WaitingSince);
