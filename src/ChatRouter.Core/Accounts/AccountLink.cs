namespace ChatRouter.Core.Accounts;

/// <summary>A link that sets an account's password, once.</summary>
public sealed record AccountLink(ShopId Shop, AgentId Account, AccountLinkKind Kind, DateTimeOffset ExpiresAt);
