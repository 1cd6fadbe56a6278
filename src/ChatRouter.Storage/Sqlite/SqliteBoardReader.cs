using ChatRouter.Core.Journal;
using ChatRouter.Core.Supervision;

namespace ChatRouter.Storage.Sqlite;

/// <summary>What boards need of the SQLite file.</summary>
public sealed class SqliteBoardReader(SqliteDatabase database) : IBoardReader, IDisposable
{
    private const string OpenSql = $"""
        SELECT {StoredConversationRow.Columns} FROM conversations INDEXED BY conversations_open
        WHERE shop = ? AND closed_at IS NULL ORDER BY turn_opened_at IS NULL, waiting_since, id LIMIT ?
        """;

    // By the key, whose ids begin with the time; the first answer of each by the key of the messages.
    private const string DaySql = """
        SELECT count(*), count(answered_at), count(*) FILTER (WHERE answered_at - opened_at <= ?), coalesce(sum(answered_at - opened_at), 0) FROM (
            SELECT c.opened_at, (
                SELECT m.at FROM messages AS m
                WHERE m.shop = c.shop AND m.conversation = c.id AND m.sent_by = 1 AND m.kind <> 4 ORDER BY m.seq LIMIT 1) AS answered_at
            FROM conversations AS c WHERE c.shop = ? AND c.id >= ?)
        """;

    private readonly ReaderPool _readers = new(database);

    public Task<IReadOnlyList<ConversationRecord>> OpenAsync(ShopId shop, int limit, CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => session.Prepare(OpenSql).Bind(shop.Value).Bind(limit).All(ConversationRow.ReadRecord), cancellationToken);

    public Task<DayFigures> DayAsync(ShopId shop, DateTimeOffset since, CancellationToken cancellationToken) => _readers.ReadAsync(
        session => session.Prepare(DaySql).Bind(StoredDayRow.InTime).Bind(shop.Value).Bind(StoredDayRow.FirstIdSince(since)).All(StoredDayRow.Read)[0], cancellationToken);

    public void Dispose() => _readers.Dispose();
}
