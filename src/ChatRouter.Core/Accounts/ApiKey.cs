namespace ChatRouter.Core.Accounts;

/// <summary>A key by which a shop's own software calls the HTTP API.</summary>
/// <param name="Name">What it is for; two keys may share it, so that one can take over from the other.</param>
/// <param name="Prefix">Its first characters, by which people tell keys apart.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="ExpiresAt">None: when it is revoked.</param>
/// <param name="UsedAt">None: never yet. Kept to the minute.</param>
public sealed record ApiKey(
    ShopId Shop, string Id, string Name, string Prefix, IReadOnlyList<string> Scopes, AgentId MadeBy, DateTimeOffset MadeAt, DateTimeOffset? ExpiresAt, DateTimeOffset? UsedAt = null);
