using ChatRouter.Core.Supervision;

namespace ChatRouter.TestKit.Supervision;

/// <summary>What every store of kiosks promises. A subclass supplies an empty one, and another on the same database.</summary>
public abstract class KioskStoreSpecification
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly ShopId Shop = new("shop");
    private static readonly ShopId OtherShop = new("another");

    /// <summary>An empty store.</summary>
    protected abstract IKioskStore Store { get; }

    /// <summary>The same database after a restart.</summary>
    protected abstract IKioskStore Again();

    [Fact]
    public async Task Kiosks_are_found_by_the_hash_of_their_token_and_listed_for_their_shop_oldest_first()
    {
        var (second, first, foreign) = (KioskOf(Shop, 2), KioskOf(Shop, 1), KioskOf(OtherShop, 3));
        await Store.AddAsync(second, "hash-2", None);
        await Store.AddAsync(first, "hash-1", None);
        await Store.AddAsync(foreign, "hash-3", None);

        Assert.Equal(second, await Again().FindAsync("hash-2", None));
        Assert.Equal(foreign, await Store.FindAsync("hash-3", None));
        Assert.Null(await Store.FindAsync("hash-4", None));
        Assert.Equal([first, second], await Again().AllAsync(Shop, None));
    }

    [Fact]
    public async Task A_revoked_one_is_gone_at_once_and_only_its_own_shop_can_revoke_it()
    {
        var kiosk = KioskOf(Shop, 1);
        await Store.AddAsync(kiosk, "hash", None);

        Assert.False(await Store.RevokeAsync(OtherShop, kiosk.Id, None));
        Assert.Equal(kiosk, await Store.FindAsync("hash", None));
        Assert.True(await Store.RevokeAsync(Shop, kiosk.Id, None));
        Assert.False(await Store.RevokeAsync(Shop, kiosk.Id, None));
        Assert.Null(await Again().FindAsync("hash", None));
        Assert.Empty(await Again().AllAsync(Shop, None));
    }

    private static Kiosk KioskOf(ShopId shop, int second)
    {
        var at = DateTimeOffset.UnixEpoch.AddSeconds(second);
        return new(shop, NewId.At(at), "售前 'hall'", new AgentId("boss"), at);
    }
}
