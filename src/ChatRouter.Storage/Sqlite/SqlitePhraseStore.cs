using ChatRouter.Core.Phrases;

namespace ChatRouter.Storage.Sqlite;

/// <summary>Quick phrases in the SQLite file.</summary>
public sealed class SqlitePhraseStore(SqliteDatabase database) : IPhraseStore, IDisposable
{
    private const string OfDeskSql = """
        SELECT body FROM (
            SELECT scope, id, body FROM phrases WHERE shop = ?1 AND agent IS NULL
            UNION ALL
            SELECT scope, id, body FROM phrases WHERE shop = ?1 AND agent = ?2)
        ORDER BY scope, id
        """;

    private const string SaveSql = """
        INSERT INTO phrases (shop, id, scope, agent, body) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (shop, id) DO UPDATE SET scope = excluded.scope, agent = excluded.agent, body = excluded.body
        """;

    private readonly ReaderPool _readers = new(database);
    private readonly SqliteWriter _writer = new(database);

    public Task<IReadOnlyList<QuickPhrase>> OfDeskAsync(ShopId shop, AgentId agent, CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => session.Prepare(OfDeskSql).Bind(shop.Value).Bind(agent.Value).All(StoredPhraseRow.Read), cancellationToken);

    public Task<QuickPhrase?> FindAsync(ShopId shop, PhraseId phrase, CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => session.Prepare("SELECT body FROM phrases WHERE shop = ? AND id = ?").Bind(shop.Value).Bind(phrase.Value).First(StoredPhraseRow.Read), cancellationToken);

    public Task SaveAsync(QuickPhrase phrase, CancellationToken cancellationToken) => SaveAllAsync(phrase.Shop, [phrase], cancellationToken);

    public Task SaveAllAsync(ShopId shop, IReadOnlyList<QuickPhrase> phrases, CancellationToken cancellationToken) => _writer.WriteAsync(session =>
    {
        foreach (var phrase in phrases)
        {
            session.Prepare(SaveSql)
                .Bind(shop.Value).Bind(phrase.Id.Value).Bind((long)phrase.Scope).Bind(phrase.Agent?.Value).Bind(StorageJson.Write(phrase)).Run();
        }

        return true;
    }, null, cancellationToken);

    public Task DeleteAsync(ShopId shop, PhraseId phrase, CancellationToken cancellationToken) => _writer.WriteAsync(session =>
    {
        session.Prepare("DELETE FROM phrases WHERE shop = ? AND id = ?").Bind(shop.Value).Bind(phrase.Value).Run();
        return true;
    }, null, cancellationToken);

    public void Dispose()
    {
        _readers.Dispose();
        _writer.Dispose();
    }
}
