namespace ChatRouter.Core.Shops;

/// <summary>A buyer from whom a shop takes nothing, with the reason.</summary>
public sealed record BlockedBuyer(BuyerId Buyer, AgentId By, DateTimeOffset At, string Reason, string? Name)
{
    internal static BlockedBuyer Of(BuyerId buyer, BuyerBlock block) => new(buyer, block.By, block.At, block.Reason, block.Name);
}
