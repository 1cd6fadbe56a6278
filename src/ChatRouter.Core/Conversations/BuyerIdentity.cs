namespace ChatRouter.Core.Conversations;

/// <summary>The buyer behind a connection, as the session proved him.</summary>
/// <param name="Verified">The shop signed for him; a guest never is.</param>
public sealed record BuyerIdentity(ShopId Shop, BuyerId Buyer, string? Name, bool Verified, OrderState? OrderState = null, int? Priority = null);
