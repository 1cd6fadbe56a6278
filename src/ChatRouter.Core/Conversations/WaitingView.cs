namespace ChatRouter.Core.Conversations;

/// <summary>Who waits: the queue and the offline pool.</summary>
/// <param name="Tags">Of the buyers who are listed; those without any are left out.</param>
public sealed record WaitingView(WaitingBucket Queued, WaitingBucket OfflinePool, IReadOnlyDictionary<BuyerId, IReadOnlyList<string>> Tags);
