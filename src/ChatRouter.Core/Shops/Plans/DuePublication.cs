namespace ChatRouter.Core.Shops.Plans;

/// <summary>That a scheduled publication is due.</summary>
public readonly record struct DuePublication(ShopId Shop, string Id);
