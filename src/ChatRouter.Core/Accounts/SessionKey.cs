namespace ChatRouter.Core.Accounts;

/// <summary>A session, of whatever shop.</summary>
public readonly record struct SessionKey(ShopId Shop, AgentId Account, string Id);
