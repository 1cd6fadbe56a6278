using ChatRouter.Core.Journal;
using ChatRouter.Core.Supervision;

namespace ChatRouter.Storage.Postgres;

/// <summary>What boards need of PostgreSQL.</summary>
public sealed class PostgresBoardReader(PostgresDatabase database) : IBoardReader
{
    private const string OpenSql = $"""
        SELECT {StoredConversationRow.Columns} FROM conversations
        WHERE shop COLLATE "POSIX" = $1 AND closed_at IS NULL ORDER BY turn_opened_at IS NULL, waiting_since, id LIMIT $2
        """;

    // By the key, whose ids begin with the time; the first answer of each by the key of the messages.
    private const string DaySql = """
        SELECT count(*), count(answered_at), count(*) FILTER (WHERE answered_at - opened_at <= $3), coalesce(sum(answered_at - opened_at), 0)::bigint FROM (
            SELECT c.opened_at, (
                SELECT m.at FROM messages AS m
                WHERE m.shop = c.shop AND m.conversation = c.id AND m.sent_by = 1 AND m.kind <> 4 ORDER BY m.seq LIMIT 1) AS answered_at
            FROM conversations AS c WHERE c.shop = $1 AND c.id >= $2) AS begun
        """;

    public Task<IReadOnlyList<ConversationRecord>> OpenAsync(ShopId shop, int limit, CancellationToken cancellationToken) =>
        database.AllAsync(ShopScope.Of(shop), query => query.Add(OpenSql).With(shop).With(limit), StoredConversationRow.ReadRecord, cancellationToken);

    public async Task<DayFigures> DayAsync(ShopId shop, DateTimeOffset since, CancellationToken cancellationToken) => (await database.AllAsync(
        ShopScope.Of(shop), query => query.Add(DaySql).With(shop).With(StoredDayRow.FirstIdSince(since)).With(StoredDayRow.InTime), StoredDayRow.Read, cancellationToken))[0];
}
