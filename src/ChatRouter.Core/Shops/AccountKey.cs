namespace ChatRouter.Core.Shops;

/// <summary>An account, of whatever shop.</summary>
public readonly record struct AccountKey(ShopId Shop, AgentId Account);
