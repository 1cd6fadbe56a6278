namespace ChatRouter.Core.Shops;

/// <summary>拉黑: why a shop takes nothing from a buyer any more.</summary>
/// <param name="Name">What he was called then; none: a guest, or blocked by his id.</param>
public sealed record BuyerBlock(AgentId By, DateTimeOffset At, string Reason, string? Name);
