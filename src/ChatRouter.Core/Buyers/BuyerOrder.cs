using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Buyers;

/// <summary>An order as the shop's token names it.</summary>
public sealed record BuyerOrder(string Id, OrderState State);
