using ChatRouter.Core.Accounts;

namespace ChatRouter.Storage.Sqlite;

/// <summary>Attempts to sign in, in the SQLite file.</summary>
public sealed class SqliteSignInStore(SqliteDatabase database) : ISignInStore, IDisposable
{
    private const string AddSql = $"INSERT INTO sign_ins ({StoredSignInRow.Columns}) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";

    private const string TrimSql = """
        DELETE FROM sign_ins WHERE (shop, account, id) IN (
            SELECT shop, account, id FROM sign_ins WHERE shop = ? AND account = ? AND (result = 0) = ? ORDER BY at DESC, id DESC LIMIT -1 OFFSET ?)
        """;

    private const string OfAccountSql = $"SELECT {StoredSignInRow.Columns} FROM sign_ins WHERE shop = ? AND account = ? AND at >= ? ORDER BY at DESC, id DESC";

    private const string ForgetSql = """
        DELETE FROM sign_ins WHERE (shop, account, id) IN (
            SELECT shop, account, id FROM sign_ins INDEXED BY sign_ins_by_age WHERE at < ? ORDER BY at LIMIT ?) RETURNING id
        """;

    private readonly ReaderPool _readers = new(database);
    private readonly SqliteWriter _writer = new(database);

    public Task AddAsync(IReadOnlyList<SignInAttempt> attempts, int most, CancellationToken cancellationToken) => _writer.WriteAsync(
        session =>
        {
            foreach (var attempt in attempts)
            {
                session.Prepare(AddSql)
                    .Bind(attempt.Shop.Value).Bind(attempt.Account.Value).Bind(attempt.Id).Bind((long)attempt.Result).Bind(attempt.Device).Bind(attempt.Place).Bind(attempt.At)
                    .Run();
            }

            foreach (var (shop, account, succeeded) in attempts.Select(attempt => (attempt.Shop, attempt.Account, attempt.Result == SignInResult.SignedIn)).Distinct())
                session.Prepare(TrimSql).Bind(shop.Value).Bind(account.Value).Bind(succeeded ? 1 : 0).Bind(most).Run();
        },
        cancellationToken);

    public Task<IReadOnlyList<SignInAttempt>> OfAccountAsync(ShopId shop, AgentId account, DateTimeOffset since, CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => session.Prepare(OfAccountSql).Bind(shop.Value).Bind(account.Value).Bind(since).All(StoredSignInRow.Read), cancellationToken);

    public Task<int> ForgetAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        _writer.WriteAsync(session => session.Prepare(ForgetSql).Bind(before).Bind(limit).All(row => row.Text(0)).Count, null, cancellationToken);

    public void Dispose()
    {
        _readers.Dispose();
        _writer.Dispose();
    }
}
