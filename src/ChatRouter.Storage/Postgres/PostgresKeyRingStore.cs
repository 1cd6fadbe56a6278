using ChatRouter.Core.Shops;

namespace ChatRouter.Storage.Postgres;

/// <summary>The key ring in PostgreSQL: what one node adds protects tokens on all.</summary>
public sealed class PostgresKeyRingStore(PostgresDatabase database) : IKeyRingStore
{
    private const string AddSql = "INSERT INTO key_ring (name, text) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET text = excluded.text";

    public IReadOnlyList<string> All() => Run(query => query.Add("SELECT text FROM key_ring ORDER BY no"));

    public void Add(string name, string text) => Run(query => query.Add(AddSql).With(name).With(text));

    private IReadOnlyList<string> Run(Func<PostgresQuery, PostgresQuery> query) =>
        database.AllAsync(ShopScope.Every, query, row => row.Text(0), CancellationToken.None).GetAwaiter().GetResult();
}
