namespace ChatRouter.Core.Conversations;

/// <summary>Who waits: the queue and the offline pool.</summary>
/// <param name="Tags">Of the buyers who are listed; those without any are left out.</param>
/// <param name="Levels">Their member levels; those of whom no token said one are left out.</param>
public sealed record WaitingView(WaitingBucket Queued, WaitingBucket OfflinePool, IReadOnlyDictionary<BuyerId, IReadOnlyList<string>> Tags, IReadOnlyDictionary<BuyerId, int> Levels);
