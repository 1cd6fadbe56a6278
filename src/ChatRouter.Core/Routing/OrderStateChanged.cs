using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Routing;

/// <summary>The most urgent state of the buyer's orders from now on, also of his later conversations.</summary>
public readonly record struct OrderStateChanged(ShopId Shop, BuyerId Buyer, OrderState OrderState, DateTimeOffset At);
