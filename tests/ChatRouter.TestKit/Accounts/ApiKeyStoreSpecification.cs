using ChatRouter.Core.Accounts;

namespace ChatRouter.TestKit.Accounts;

/// <summary>What every store of API keys promises. A subclass supplies an empty one, and another on the same database.</summary>
public abstract class ApiKeyStoreSpecification
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly ShopId Shop = new("shop");
    private static readonly ShopId OtherShop = new("another");

    /// <summary>An empty store.</summary>
    protected abstract IApiKeyStore Store { get; }

    /// <summary>The same database after a restart.</summary>
    protected abstract IApiKeyStore Again();

    [Fact]
    public async Task Keys_are_found_by_their_hash_and_listed_for_their_shop_oldest_first()
    {
        var (second, first, foreign) = (KeyOf(Shop, 2) with { ExpiresAt = At(99) }, KeyOf(Shop, 1), KeyOf(OtherShop, 3));
        await Store.AddAsync(second, "hash-2", None);
        await Store.AddAsync(first, "hash-1", None);
        await Store.AddAsync(foreign, "hash-3", None);
        await Store.UsedAsync(Shop, first.Id, At(50), None);
        await Store.UsedAsync(Shop, foreign.Id, At(50), None);

        Assert.Equivalent(second, await Again().FindAsync("hash-2", None), strict: true);
        Assert.Equivalent(foreign, await Again().FindAsync("hash-3", None), strict: true);
        Assert.Null(await Store.FindAsync("hash-4", None));
        Assert.Equivalent(new[] { first with { UsedAt = At(50) }, second }, await Again().AllAsync(Shop, None), strict: true);
    }

    [Fact]
    public async Task A_revoked_one_is_gone_at_once_and_only_its_own_shop_can_revoke_it()
    {
        var key = KeyOf(Shop, 1);
        await Store.AddAsync(key, "hash", None);

        Assert.False(await Store.RevokeAsync(OtherShop, key.Id, None));
        Assert.NotNull(await Store.FindAsync("hash", None));
        Assert.True(await Store.RevokeAsync(Shop, key.Id, None));
        Assert.False(await Store.RevokeAsync(Shop, key.Id, None));
        Assert.Null(await Again().FindAsync("hash", None));
        Assert.Empty(await Again().AllAsync(Shop, None));
    }

    private static DateTimeOffset At(int second) => DateTimeOffset.UnixEpoch.AddSeconds(second);

    private static ApiKey KeyOf(ShopId shop, int second) =>
        new(shop, NewId.At(At(second)), "后台 'sync'", "crk_abcdefgh", ["buyers:write", "members:read"], new AgentId("boss"), At(second), null);
}
