using ChatRouter.Core.Shops;
using Npgsql;

namespace ChatRouter.Storage.Postgres;

/// <summary>Gives every shop that has none its first version, from what it and its accounts held before there were versions.</summary>
internal static class FirstVersions
{
    private const string LackingSql = "SELECT body FROM shops AS s WHERE NOT EXISTS (SELECT 1 FROM routing_versions WHERE shop = s.shop)";

    /// <summary>In the migration's transaction.</summary>
    public static async Task PublishAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        foreach (var shop in await ReadAsync(connection, query => query.Add(LackingSql), StoredRoutingRow.ReadBody, cancellationToken))
        {
            var accounts = await ReadAsync(
                connection, query => query.Add("SELECT id, body FROM accounts WHERE shop = $1").With(shop.Id), row => (new AgentId(row.Text(0)), row.Text(1)), cancellationToken);
            await ReadAsync(connection, query => PublishFirst(query, LegacyRouting.Join(shop, accounts)), _ => true, cancellationToken);
        }
    }

    private static PostgresQuery PublishFirst(PostgresQuery query, Shop shop) =>
        PostgresRoutingStore.Publish(query, PostgresRoutingStore.PublishSql, shop.Id, StoredRoutingRow.FirstOf(shop, TimeProvider.System.GetUtcNow()));

    private static async Task<IReadOnlyList<T>> ReadAsync<T>(
        NpgsqlConnection connection, Func<PostgresQuery, PostgresQuery> query, Func<PostgresRow, T> read, CancellationToken cancellationToken)
    {
        await using var batch = query(new PostgresQuery(ShopScope.Every)).On(connection);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await new PostgresResults(reader, cancellationToken).NextAsync(read);
    }
}
