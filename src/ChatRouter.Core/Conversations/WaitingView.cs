namespace ChatRouter.Core.Conversations;

/// <summary>Who waits: the queue and the offline pool.</summary>
public sealed record WaitingView(WaitingBucket Queued, WaitingBucket OfflinePool);
