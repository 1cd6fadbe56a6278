using System.Collections.Concurrent;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;

namespace ChatRouter.Storage.Sqlite;

/// <summary>Shops and accounts in the SQLite file. Shops are read through a cache, accounts from the file, so that a change holds at once.</summary>
public sealed class SqliteShopStore(SqliteDatabase database, TimeProvider clock) : IShopStore, IDisposable
{
    private const int CachedShops = 10_000;

    private readonly ReaderPool _readers = new(database);
    private readonly SqliteWriter _writer = new(database);
    private readonly ConcurrentDictionary<ShopId, Shop> _shops = new();
    private long _saves;

    public Task<IReadOnlyList<Shop>> AllAsync(CancellationToken cancellationToken) =>
        _readers.ReadAsync(ShopRow.All, cancellationToken);

    public Task<IReadOnlyList<Shop>> AllAsync(ShopStatus? status, ShopId? after, int limit, CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => ShopRow.All(session, status, after, limit), cancellationToken);

    public Task<IReadOnlyList<ShopId>> InactiveAsync(CancellationToken cancellationToken) => _readers.ReadAsync(ShopRow.Inactive, cancellationToken);

    public async Task<Shop?> FindAsync(ShopId shop, CancellationToken cancellationToken)
    {
        if (_shops.TryGetValue(shop, out var cached))
            return cached;
        var saves = Interlocked.Read(ref _saves);
        var found = await _readers.ReadAsync(session => ShopRow.Find(session, shop), cancellationToken);
        if (found is not null)
            Remember(found, saves);
        return found;
    }

    public async Task<Shop?> FindByPublicKeyAsync(string publicKey, CancellationToken cancellationToken)
    {
        var id = await _readers.ReadAsync(session => ShopRow.FindByPublicKey(session, publicKey), cancellationToken);
        return id is { } shop ? await FindAsync(shop, cancellationToken) : null;
    }

    public Task SaveAsync(Shop shop, CancellationToken cancellationToken) => _writer.WriteAsync(session => ShopRow.Save(session, shop, clock.GetUtcNow()), () => Forget(shop.Id), cancellationToken);

    public Task<bool> AddAsync(Shop shop, Account first, CancellationToken cancellationToken) =>
        _writer.WriteAsync(session => ShopRow.Add(session, shop, first, clock.GetUtcNow()), () => Forget(shop.Id), cancellationToken);

    public Task<Shop?> ChangeAsync(ShopId shop, Func<Shop, Shop?> change, CancellationToken cancellationToken) => _writer.WriteAsync(
        session => ShopRow.Change(session, shop, change, clock.GetUtcNow()), () => Forget(shop), cancellationToken);

    /// <summary>The shop changed: it is read anew.</summary>
    internal void Forget(ShopId shop)
    {
        lock (_shops)
        {
            _saves++;
            _shops.TryRemove(shop, out _);
        }
    }

    public Task<IReadOnlyList<Account>> AccountsAsync(ShopId shop, CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => AccountRow.OfShop(session, shop), cancellationToken);

    public Task<IReadOnlyList<Account>> AccountsAsync(ShopId shop, AgentId? after, int limit, CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => AccountRow.OfShop(session, shop, after, limit), cancellationToken);

    public Task<IReadOnlyList<Account>> AccountsAsync(IReadOnlyCollection<AccountKey> accounts, CancellationToken cancellationToken) =>
        _readers.ReadAsync<IReadOnlyList<Account>>(session => [.. accounts.Select(account => AccountRow.Find(session, account.Shop, account.Account)).OfType<Account>()], cancellationToken);

    public Task<Account?> FindAccountAsync(ShopId shop, AgentId account, CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => AccountRow.Find(session, shop, account), cancellationToken);

    public Task<Account?> FindAccountByNameAsync(ShopId shop, string name, CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => AccountRow.FindByName(session, shop, name), cancellationToken);

    public Task<bool> SaveAccountAsync(Account account, CancellationToken cancellationToken) =>
        _writer.WriteAsync(session => AccountRow.Save(session, account), null, cancellationToken);

    public Task<bool> ChangeAccountAsync(Account changed, Account? unchanged, CancellationToken cancellationToken) =>
        _writer.WriteAsync(session => AccountRow.Change(session, changed, unchanged), null, cancellationToken);

    public Task<FailedSignIns> CountFailedSignInAsync(ShopId shop, AgentId account, int limit, DateTimeOffset lockUntil, CancellationToken cancellationToken) =>
        _writer.WriteAsync(session => AccountRow.CountFailedSignIn(session, shop, account, limit, lockUntil), null, cancellationToken);

    public Task ResetFailedSignInsAsync(ShopId shop, AgentId account, CancellationToken cancellationToken) =>
        _writer.WriteAsync(session => AccountRow.ResetFailedSignIns(session, shop, account), null, cancellationToken);

    public Task SaveWantedStateAsync(ShopId shop, AgentId account, WantedState wanted, Pause? pause, CancellationToken cancellationToken) =>
        _writer.WriteAsync(session => AccountRow.SaveWanted(session, shop, account, wanted, pause), null, cancellationToken);

    public void Dispose()
    {
        _readers.Dispose();
        _writer.Dispose();
    }

    // A shop that was saved while this one was read must not be replaced by it.
    private void Remember(Shop shop, long saves)
    {
        lock (_shops)
        {
            if (_saves != saves)
                return;
            if (_shops.Count >= CachedShops)
                _shops.Clear();
            _shops[shop.Id] = shop;
        }
    }
}
