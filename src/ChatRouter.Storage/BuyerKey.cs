namespace ChatRouter.Storage;

/// <summary>A buyer of a shop.</summary>
internal readonly record struct BuyerKey(ShopId Shop, BuyerId Id);
