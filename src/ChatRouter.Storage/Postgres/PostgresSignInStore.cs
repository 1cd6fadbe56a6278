using ChatRouter.Core.Accounts;

namespace ChatRouter.Storage.Postgres;

/// <summary>Attempts to sign in, in PostgreSQL.</summary>
public sealed class PostgresSignInStore(PostgresDatabase database) : ISignInStore
{
    private const string AddSql = $"""
        INSERT INTO sign_ins ({StoredSignInRow.Columns}) SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING
        """;

    private const string TrimSql = """
        DELETE FROM sign_ins AS s USING (
            SELECT shop, account, id, row_number() OVER (PARTITION BY shop, account, result = 0 ORDER BY at DESC, id DESC) AS place
            FROM sign_ins WHERE (shop, account) IN (SELECT * FROM unnest($1, $2))) AS old
        WHERE old.place > $3 AND s.shop = old.shop AND s.account = old.account AND s.id = old.id
        """;

    private const string OfAccountSql = $"SELECT {StoredSignInRow.Columns} FROM sign_ins WHERE shop = $1 AND account = $2 AND at >= $3 ORDER BY at DESC, id DESC";

    // Rows that another node forgets just now are left to it.
    private const string ForgetSql = """
        WITH old AS (SELECT shop, account, id FROM sign_ins WHERE at < $1 ORDER BY at LIMIT $2 FOR UPDATE SKIP LOCKED)
        DELETE FROM sign_ins AS s USING old WHERE s.shop = old.shop AND s.account = old.account AND s.id = old.id RETURNING s.id
        """;

    public Task AddAsync(IReadOnlyList<SignInAttempt> attempts, int most, CancellationToken cancellationToken)
    {
        var (shops, accounts) = (ColumnOf(attempts, attempt => attempt.Shop.Value), ColumnOf(attempts, attempt => attempt.Account.Value));
        return database.AllAsync(
            ShopScope.Of(shops.Distinct()),
            query => query
                .Add(AddSql).With(shops).With(accounts).With(ColumnOf(attempts, attempt => attempt.Id)).With(ColumnOf(attempts, attempt => (int)attempt.Result))
                .With(ColumnOf(attempts, attempt => attempt.Device)).With(ColumnOf(attempts, attempt => attempt.Place)).With(ColumnOf(attempts, attempt => attempt.At.ToUnixTimeMilliseconds()))
                .Add(TrimSql).With(shops).With(accounts).With(most),
            _ => true, cancellationToken);
    }

    public Task<IReadOnlyList<SignInAttempt>> OfAccountAsync(ShopId shop, AgentId account, DateTimeOffset since, CancellationToken cancellationToken) =>
        database.AllAsync(ShopScope.Of(shop), query => query.Add(OfAccountSql).With(shop).With(account.Value).With(since), StoredSignInRow.Read, cancellationToken);

    public async Task<int> ForgetAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        (await database.AllAsync(ShopScope.Every, query => query.Add(ForgetSql).With(before).With(limit), _ => true, cancellationToken)).Count;

    private static T[] ColumnOf<T>(IReadOnlyList<SignInAttempt> attempts, Func<SignInAttempt, T> read) => [.. attempts.Select(read)];
}
