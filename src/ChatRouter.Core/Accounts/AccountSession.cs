namespace ChatRouter.Core.Accounts;

/// <summary>One sign-in of an account, and every token that came of it: access tokens, refresh tokens, sockets.</summary>
/// <param name="Device">Browser and system, as the browser names itself.</param>
/// <param name="Place">The network address that it began at.</param>
public sealed record AccountSession(ShopId Shop, AgentId Account, string Id, string Device, string Place, DateTimeOffset StartedAt, DateTimeOffset UsedAt);
