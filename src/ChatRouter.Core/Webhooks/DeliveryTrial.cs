namespace ChatRouter.Core.Webhooks;

/// <summary>What came of sending once.</summary>
/// <param name="Fault">None: it was taken.</param>
/// <param name="Status">The answer's; none when there was none.</param>
/// <param name="Answer">How the answer began.</param>
public sealed record DeliveryTrial(DateTimeOffset At, int TookMs, DeliveryFault? Fault, int? Status = null, string? Answer = null);
