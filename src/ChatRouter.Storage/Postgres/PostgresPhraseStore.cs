using ChatRouter.Core.Phrases;

namespace ChatRouter.Storage.Postgres;

/// <summary>Quick phrases in PostgreSQL.</summary>
public sealed class PostgresPhraseStore(PostgresDatabase database) : IPhraseStore
{
    private const string OfDeskSql = """
        SELECT p.body FROM (
            SELECT scope, id, body FROM phrases WHERE shop COLLATE "POSIX" = $1 AND agent IS NULL
            UNION ALL
            SELECT scope, id, body FROM phrases WHERE shop COLLATE "POSIX" = $1 AND agent = $2) AS p
        ORDER BY p.scope, p.id
        """;

    private const string Unchanged = "WHERE shop = $1 AND id = $2 AND body = $3";

    private const string SaveSql = """
        INSERT INTO phrases (shop, id, scope, agent, body) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (shop, id) DO UPDATE SET scope = excluded.scope, agent = excluded.agent, body = excluded.body
        """;

    public Task<IReadOnlyList<QuickPhrase>> OfDeskAsync(ShopId shop, AgentId agent, CancellationToken cancellationToken) =>
        database.AllAsync(ShopScope.Of(shop), query => query.Add(OfDeskSql).With(shop).With(agent.Value), StoredPhraseRow.Read, cancellationToken);

    public Task<QuickPhrase?> FindAsync(ShopId shop, PhraseId phrase, CancellationToken cancellationToken) => database.FirstAsync(
        ShopScope.Of(shop), query => query.Add("SELECT body FROM phrases WHERE shop = $1 AND id = $2").With(shop).With(phrase.Value), StoredPhraseRow.Read, cancellationToken);

    public Task SaveAsync(QuickPhrase phrase, CancellationToken cancellationToken) => SaveAllAsync(phrase.Shop, [phrase], cancellationToken);

    // One batch is one transaction.
    public Task SaveAllAsync(ShopId shop, IReadOnlyList<QuickPhrase> phrases, CancellationToken cancellationToken) => phrases.Count == 0 ? Task.CompletedTask : database.AllAsync(
        ShopScope.Of(shop),
        query => phrases.Aggregate(
            query,
            (all, phrase) => all.Add(SaveSql).With(shop).With(phrase.Id.Value).With((int)phrase.Scope).With(phrase.Agent?.Value).With(StorageJson.Write(phrase))),
        _ => true, cancellationToken);

    public async Task<QuickPhrase?> ChangeAsync(ShopId shop, PhraseId phrase, Func<QuickPhrase, QuickPhrase?> change, CancellationToken cancellationToken)
    {
        while (await BodyAsync(shop, phrase, cancellationToken) is { } body && change(StorageJson.Read<QuickPhrase>(body)) is { } changed)
        {
            if (await AnyAsync(
                shop,
                query => query.Add($"UPDATE phrases SET scope = $4, agent = $5, body = $6 {Unchanged} RETURNING id")
                    .With(shop).With(phrase.Value).With(body).With((int)changed.Scope).With(changed.Agent?.Value).With(StorageJson.Write(changed)),
                cancellationToken))
                return changed;
        }

        return null;
    }

    public async Task<bool> DeleteAsync(ShopId shop, PhraseId phrase, Func<QuickPhrase, bool> may, CancellationToken cancellationToken)
    {
        while (await BodyAsync(shop, phrase, cancellationToken) is { } body)
        {
            if (!may(StorageJson.Read<QuickPhrase>(body)))
                return false;
            if (await AnyAsync(shop, query => query.Add($"DELETE FROM phrases {Unchanged} RETURNING id").With(shop).With(phrase.Value).With(body), cancellationToken))
                return true;
        }

        return true;
    }

    private Task<string?> BodyAsync(ShopId shop, PhraseId phrase, CancellationToken cancellationToken) => database.FirstAsync(
        ShopScope.Of(shop), query => query.Add("SELECT body FROM phrases WHERE shop = $1 AND id = $2").With(shop).With(phrase.Value), row => row.Text(0), cancellationToken);

    private async Task<bool> AnyAsync(ShopId shop, Func<PostgresQuery, PostgresQuery> query, CancellationToken cancellationToken) =>
        (await database.AllAsync(ShopScope.Of(shop), query, row => row.Text(0), cancellationToken)).Count > 0;
}
