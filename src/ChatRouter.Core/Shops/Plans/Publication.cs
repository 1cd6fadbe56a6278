namespace ChatRouter.Core.Shops.Plans;

/// <summary>That a shop published something. <paramref name="No"/> rises over all shops, though a number may become visible after a higher one.</summary>
public readonly record struct Publication(long No, ShopId Shop, int Version);
