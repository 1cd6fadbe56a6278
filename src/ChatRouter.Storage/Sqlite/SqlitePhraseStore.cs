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
        _readers.ReadAsync(session => Find(session, shop, phrase), cancellationToken);

    public Task SaveAsync(QuickPhrase phrase, CancellationToken cancellationToken) => SaveAllAsync(phrase.Shop, [phrase], cancellationToken);

    public Task SaveAllAsync(ShopId shop, IReadOnlyList<QuickPhrase> phrases, CancellationToken cancellationToken) => _writer.WriteAsync(session =>
    {
        foreach (var phrase in phrases)
            Save(session, shop, phrase);
        return true;
    }, null, cancellationToken);

    public Task<QuickPhrase?> ChangeAsync(ShopId shop, PhraseId phrase, Func<QuickPhrase, QuickPhrase?> change, CancellationToken cancellationToken) => _writer.WriteAsync(
        session =>
        {
            if (Find(session, shop, phrase) is not { } stored || change(stored) is not { } changed)
                return null;
            Save(session, shop, changed);
            return changed;
        },
        null, cancellationToken);

    public Task<bool> DeleteAsync(ShopId shop, PhraseId phrase, Func<QuickPhrase, bool> may, CancellationToken cancellationToken) => _writer.WriteAsync(
        session =>
        {
            if (Find(session, shop, phrase) is not { } stored)
                return true;
            if (!may(stored))
                return false;
            session.Prepare("DELETE FROM phrases WHERE shop = ? AND id = ?").Bind(shop.Value).Bind(phrase.Value).Run();
            return true;
        },
        null, cancellationToken);

    public void Dispose()
    {
        _readers.Dispose();
        _writer.Dispose();
    }

    private static QuickPhrase? Find(SqliteSession session, ShopId shop, PhraseId phrase) =>
        session.Prepare("SELECT body FROM phrases WHERE shop = ? AND id = ?").Bind(shop.Value).Bind(phrase.Value).First(StoredPhraseRow.Read);

    private static void Save(SqliteSession session, ShopId shop, QuickPhrase phrase) => session.Prepare(SaveSql)
        .Bind(shop.Value).Bind(phrase.Id.Value).Bind((long)phrase.Scope).Bind(phrase.Agent?.Value).Bind(StorageJson.Write(phrase)).Run();
}
