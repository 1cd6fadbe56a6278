using ChatRouter.Core.Accounts;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Supervision;
using ChatRouter.Server.Auth;

namespace ChatRouter.Server.Accounts;

/// <summary>Makes, finds and revokes the keys by which a shop's own software calls the API.</summary>
public sealed class ApiKeys(IApiKeyStore keys, IAuditStore audit, TimeProvider clock)
{
    /// <summary>What every key begins with.</summary>
    public const string Prefix = "crk_";

    private const int ShownLength = 12;
    private const int LivePerName = 2;
    private const int MaxPerShop = 100;

    // A durable write at each request would hold up the journal's.
    private static readonly TimeSpan UsedEvery = TimeSpan.FromMinutes(1);

    public Task<IReadOnlyList<ApiKey>> AllAsync(ShopId shop, CancellationToken cancellationToken) => keys.AllAsync(shop, cancellationToken);

    /// <summary>A new key, which is shown this once. Two of a name can live, so that one takes over from the other.</summary>
    public async Task<Result<(ApiKey Key, string Secret)>> MakeAsync(AgentIdentity admin, string name, IReadOnlyList<string> scopes, DateTimeOffset? expiresAt, CancellationToken cancellationToken)
    {
        var at = StoredTime.Of(clock.GetUtcNow());
        if (ApiKeyRules.Check(name, scopes, expiresAt, at) is { } faults)
            return faults;
        if (scopes.Any(scope => !KeyScopes.All.Contains(scope)))
            return new Rejection(ErrorCode.UnknownScope, $"There are the scopes {string.Join(", ", KeyScopes.All)}.");
        var known = await keys.AllAsync(admin.Shop, cancellationToken);
        if (known.Count >= MaxPerShop || known.Count(key => key.Name == name.Trim() && IsLive(key)) >= LivePerName)
            return new Rejection(ErrorCode.TooManyKeys, "Two keys of a name can live, and a shop has at most 100. Revoke one first.");
        var secret = Secrets.New(Prefix);
        var key = new ApiKey(
            admin.Shop, NewId.At(at), name.Trim(), secret[..ShownLength], [.. scopes.Distinct().Order(StringComparer.Ordinal)], admin.Agent, at,
            expiresAt is { } end ? StoredTime.Of(end) : null);
        await keys.AddAsync(key, Secrets.HashOf(secret, Prefix)!, cancellationToken);
        await audit.WriteAsync(admin, AuditAction.MadeKey, key.Id, $"{key.Name}: {string.Join(' ', key.Scopes)}", clock, cancellationToken);
        return (key, secret);
    }

    public async Task<Rejection?> RevokeAsync(AgentIdentity admin, string id, CancellationToken cancellationToken)
    {
        if (!await keys.RevokeAsync(admin.Shop, id, cancellationToken))
            return new(ErrorCode.NotFound, "There is no such key.");
        await audit.WriteAsync(admin, AuditAction.RevokedKey, id, null, clock, cancellationToken);
        return null;
    }

    /// <summary>Whose key it is; none when it is false, revoked or expired. Remembers that it is in use.</summary>
    public async Task<ApiKey?> FindAsync(string secret, CancellationToken cancellationToken)
    {
        if (Secrets.HashOf(secret, Prefix) is not { } hash || await keys.FindAsync(hash, cancellationToken) is not { } key || !IsLive(key))
            return null;
        var at = clock.GetUtcNow();
        if (key.UsedAt is not { } used || at - used >= UsedEvery)
            await keys.UsedAsync(key.Shop, key.Id, at, cancellationToken);
        return key;
    }

    private bool IsLive(ApiKey key) => key.ExpiresAt is not { } end || end > clock.GetUtcNow();
}
