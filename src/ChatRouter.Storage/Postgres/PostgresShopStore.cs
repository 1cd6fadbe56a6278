using System.Collections.Concurrent;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;

namespace ChatRouter.Storage.Postgres;

/// <summary>Shops and accounts in PostgreSQL.</summary>
/// <remarks>
/// Shops are read through a cache: what this node saves holds here at once, what another saves after <see cref="PostgresOptions.ShopsCachedFor"/>.
/// Accounts are read from the database, so that a change holds everywhere at once.
/// </remarks>
public sealed class PostgresShopStore(PostgresDatabase database, TimeProvider clock) : IShopStore
{
    private const int CachedShops = 10_000;

    private const string SaveShopSql = """
        INSERT INTO shops (shop, public_key, body, status, status_reason) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (shop) DO UPDATE SET public_key = excluded.public_key, body = excluded.body, status = excluded.status, status_reason = excluded.status_reason
        """;

    private const string SelectShop = $"""
        SELECT {StoredRoutingRow.ShopColumns} FROM shops AS s
        LEFT JOIN routing_versions AS v ON v.shop = s.shop AND v.version = (SELECT max(version) FROM routing_versions WHERE shop = s.shop)
        """;

    private const string SwapShopSql = "UPDATE shops SET public_key = $2, body = $3, status = $4, status_reason = $5 WHERE shop = $1 AND body = $6 RETURNING 1";

    private const string AccountColumns = "a.body, a.failed, a.locked_until, a.wanted, a.version, a.pause_reason, a.pause_since";

    private const string FindByNameSql = $"""
        SELECT {AccountColumns} FROM account_names AS n JOIN accounts AS a ON a.shop = n.shop AND a.id = n.account
        WHERE n.shop = $1 AND n.name_key = $2 AND n.is_now
        """;

    private const string CountFailedSignInSql = """
        UPDATE accounts SET failed = failed + 1, locked_until = CASE WHEN failed + 1 >= $3 THEN $4 ELSE locked_until END
        WHERE shop = $1 AND id = $2 RETURNING failed, locked_until
        """;

    private readonly ConcurrentDictionary<ShopId, CachedShop> _shops = new();
    private long _saves;

    public Task<IReadOnlyList<Shop>> AllAsync(CancellationToken cancellationToken) =>
        database.AllAsync(ShopScope.Every, query => query.Add($"{SelectShop} ORDER BY s.shop"), StoredRoutingRow.ReadShop, cancellationToken);

    public Task<IReadOnlyList<Shop>> AllAsync(ShopStatus? status, ShopId? after, int limit, CancellationToken cancellationToken) => database.AllAsync(
        ShopScope.Every,
        query => query.Add($"{SelectShop} WHERE s.shop > $1 AND ($2::integer IS NULL OR s.status = $2) ORDER BY s.shop LIMIT $3").With(after?.Value ?? "").With((int?)status).With(limit),
        StoredRoutingRow.ReadShop, cancellationToken);

    public Task<IReadOnlyList<ShopId>> InactiveAsync(CancellationToken cancellationToken) => database.AllAsync(
        ShopScope.Every, query => query.Add("SELECT shop FROM shops WHERE status <> 0 ORDER BY shop"), row => new ShopId(row.Text(0)), cancellationToken);

    public async Task<Shop?> FindAsync(ShopId shop, CancellationToken cancellationToken)
    {
        if (_shops.TryGetValue(shop, out var cached) && clock.GetElapsedTime(cached.At) < database.Options.ShopsCachedFor)
            return cached.Shop;
        var (saves, at) = (Interlocked.Read(ref _saves), clock.GetTimestamp());
        var found = await database.FirstAsync(ShopScope.Of(shop), query => query.Add($"{SelectShop} WHERE s.shop = $1").With(shop), StoredRoutingRow.ReadShop, cancellationToken);
        if (found is not null)
            Remember(found, saves, at);
        return found;
    }

    public async Task<Shop?> FindByPublicKeyAsync(string publicKey, CancellationToken cancellationToken)
    {
        var found = await database.AllAsync(
            ShopScope.Every, query => query.Add("SELECT shop FROM shops WHERE public_key = $1").With(publicKey), row => new ShopId(row.Text(0)), cancellationToken);
        return found is [var shop] ? await FindAsync(shop, cancellationToken) : null;
    }

    public async Task SaveAsync(Shop shop, CancellationToken cancellationToken)
    {
        await WriteAsync(
            shop.Id,
            query => PostgresRoutingStore.Publish(
                Write(query.Add(SaveShopSql), shop),
                PostgresRoutingStore.PublishSql, shop.Id, StoredRoutingRow.FirstOf(shop, clock.GetUtcNow())),
            cancellationToken);
        Forget(shop.Id);
    }

    public async Task<bool> AddAsync(Shop shop, Account first, CancellationToken cancellationToken)
    {
        var version = StoredRoutingRow.FirstOf(shop, clock.GetUtcNow());
        var added = await database.AllAsync(
            ShopScope.Of(shop.Id),
            query => Write(query.Add("SELECT shop_add_1($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"), shop)
                .With(PlanJson.Write(version.Plan)).With(version.Version.Reason).With(version.Version.At)
                .With(first.Id.Value).With(Account.KeyOf(first.Name)).With(StoredAccountRow.BodyOf(first)),
            row => row.Flag(0), cancellationToken);
        Forget(shop.Id);
        return added[0];
    }

    // What is stored is compared as text: who changes it in between makes this one look again.
    public async Task<Shop?> ChangeAsync(ShopId shop, Func<Shop, Shop?> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var stored = await database.FirstAsync(
                ShopScope.Of(shop), query => query.Add($"{SelectShop} WHERE s.shop = $1").With(shop), row => Tuple.Create(row.Text(0), StoredRoutingRow.ReadShop(row)), cancellationToken);
            if (stored is null || change(stored.Item2) is not { } changed)
                return null;
            var swapped = await WriteAsync(
                shop, query => Write(query.Add(SwapShopSql), changed, UnknownParts.Kept<Shop>(stored.Item1, StorageJson.Write(changed))).With(stored.Item1), cancellationToken);
            Forget(shop);
            if (swapped is [_])
                return changed;
        }
    }

    /// <summary>The shop changed: it is read anew.</summary>
    internal void Forget(ShopId shop)
    {
        lock (_shops)
        {
            _saves++;
            _shops.TryRemove(shop, out _);
        }
    }

    public Task<IReadOnlyList<Account>> AccountsAsync(ShopId shop, CancellationToken cancellationToken) => database.AllAsync(
        ShopScope.Of(shop), query => query.Add($"SELECT {AccountColumns} FROM accounts AS a WHERE a.shop = $1 ORDER BY a.id").With(shop), StoredAccountRow.Read, cancellationToken);

    public Task<IReadOnlyList<Account>> AccountsAsync(ShopId shop, AgentId? after, int limit, CancellationToken cancellationToken) => database.AllAsync(
        ShopScope.Of(shop),
        query => query.Add($"SELECT {AccountColumns} FROM accounts AS a WHERE a.shop = $1 AND a.id > $2 ORDER BY a.id LIMIT $3").With(shop).With(after?.Value ?? "").With(limit),
        StoredAccountRow.Read, cancellationToken);

    public Task<IReadOnlyList<Account>> AccountsAsync(IReadOnlyCollection<AccountKey> accounts, CancellationToken cancellationToken) => database.AllAsync(
        ShopScope.Every,
        query => query.Add($"SELECT {AccountColumns} FROM unnest($1, $2) AS k (shop, id) JOIN accounts AS a ON a.shop = k.shop AND a.id = k.id")
            .With(accounts.Select(account => account.Shop.Value).ToArray()).With(accounts.Select(account => account.Account.Value).ToArray()),
        StoredAccountRow.Read, cancellationToken);

    public Task<Account?> FindAccountAsync(ShopId shop, AgentId account, CancellationToken cancellationToken) => database.FirstAsync(
        ShopScope.Of(shop), query => query.Add($"SELECT {AccountColumns} FROM accounts AS a WHERE a.shop = $1 AND a.id = $2").With(shop).With(account.Value),
        StoredAccountRow.Read, cancellationToken);

    public Task<Account?> FindAccountByNameAsync(ShopId shop, string name, CancellationToken cancellationToken) => database.FirstAsync(
        ShopScope.Of(shop), query => query.Add(FindByNameSql).With(shop).With(Account.KeyOf(name)), StoredAccountRow.Read, cancellationToken);

    public async Task<bool> SaveAccountAsync(Account account, CancellationToken cancellationToken)
    {
        var saved = await database.AllAsync(
            ShopScope.Of(account.Shop),
            query => query.Add("SELECT account_save_1($1, $2, $3, $4, $5, $6, $7)")
                .With(account.Shop).With(account.Id.Value).With(Account.KeyOf(account.Name)).With(StoredAccountRow.BodyOf(account))
                .With(account.FailedSignIns.Count).With(account.FailedSignIns.LockedUntil?.ToUnixTimeMilliseconds()).With((int)account.Wanted),
            row => row.Flag(0), cancellationToken);
        return saved[0];
    }

    public async Task<bool> ChangeAccountAsync(Account changed, Account? unchanged, CancellationToken cancellationToken)
    {
        var done = await database.AllAsync(
            ShopScope.Of(changed.Shop),
            query => query.Add("SELECT account_change_1($1, $2, $3, $4, $5, $6)")
                .With(changed.Shop).With(changed.Id.Value).With(changed.Version).With(StoredAccountRow.BodyOf(changed)).With(unchanged?.Id.Value).With(unchanged?.Version),
            row => row.Flag(0), cancellationToken);
        return done[0];
    }

    public async Task<FailedSignIns> CountFailedSignInAsync(ShopId shop, AgentId account, int limit, DateTimeOffset lockUntil, CancellationToken cancellationToken)
    {
        var counted = await database.AllAsync(
            ShopScope.Of(shop), query => query.Add(CountFailedSignInSql).With(shop).With(account.Value).With(limit).With(lockUntil),
            row => new FailedSignIns((int)row.Number(0), row.TimeOrNull(1)), cancellationToken);
        return counted is [var now] ? now : default;
    }

    public Task ResetFailedSignInsAsync(ShopId shop, AgentId account, CancellationToken cancellationToken) => WriteAsync(
        shop, query => query.Add("UPDATE accounts SET failed = 0, locked_until = NULL WHERE shop = $1 AND id = $2").With(shop).With(account.Value), cancellationToken);

    public Task SaveWantedStateAsync(ShopId shop, AgentId account, WantedState wanted, Pause? pause, CancellationToken cancellationToken) => WriteAsync(
        shop,
        query => query.Add("UPDATE accounts SET wanted = $3, pause_reason = $4, pause_since = $5 WHERE shop = $1 AND id = $2")
            .With(shop).With(account.Value).With((int)wanted).With(pause?.Reason).With(pause?.Since.ToUnixTimeMilliseconds()),
        cancellationToken);

    private Task<IReadOnlyList<bool>> WriteAsync(ShopId shop, Func<PostgresQuery, PostgresQuery> query, CancellationToken cancellationToken) =>
        database.AllAsync(ShopScope.Of(shop), query, _ => true, cancellationToken);

    private static PostgresQuery Write(PostgresQuery query, Shop shop) => Write(query, shop, StorageJson.Write(shop));

    private static PostgresQuery Write(PostgresQuery query, Shop shop, string body) =>
        query.With(shop.Id).With(shop.PublicKey).With(body).With((int)shop.Status).With(shop.StatusReason);

    // A shop that was saved while this one was read must not be replaced by it.
    private void Remember(Shop shop, long saves, long at)
    {
        lock (_shops)
        {
            if (_saves != saves)
                return;
            if (_shops.Count >= CachedShops)
                _shops.Clear();
            _shops[shop.Id] = new CachedShop(shop, at);
        }
    }

    private sealed record CachedShop(Shop Shop, long At);
}
