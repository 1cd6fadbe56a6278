using ChatRouter.Core.Ratings;

namespace ChatRouter.Storage.Sqlite;

/// <summary>What buyers said, by time, in the SQLite file.</summary>
public sealed class SqliteRatingStore(SqliteDatabase database) : IRatingStore, IDisposable
{
    private const string Between = "r.shop = ? AND r.score = ? AND r.at >= ? AND (r.at, r.conversation) < (?, ?)";

    private const string OfShop = $"INDEXED BY ratings_by_score WHERE {Between}";
    private const string OfShopWithWords = $"INDEXED BY ratings_with_words WHERE {Between} AND r.text <> ''";
    private const string OfAgent = $"INDEXED BY ratings_of_owner WHERE {Between} AND r.owner = ?";
    private const string OfAgentWithWords = $"INDEXED BY ratings_of_owner_with_words WHERE {Between} AND r.owner = ? AND r.text <> ''";

    private const string First = "SELECT r.* FROM ratings AS r";
    private const string Newest = "ORDER BY r.at DESC, r.conversation DESC LIMIT ?";
    private const string Named = "CROSS JOIN conversations AS c ON c.shop = r.shop AND c.id = r.conversation";
    private const string Counted = "SELECT count(*) FROM ratings AS r";

    private const string ServedSql = """
        SELECT count(*), count(r.conversation) FROM (
            SELECT DISTINCT conversation FROM assignments INDEXED BY assignments_by_time WHERE shop = ?1 AND owner IS NOT NULL AND at >= ?2 AND at < ?3) AS a
        LEFT JOIN ratings AS r ON r.shop = ?1 AND r.conversation = a.conversation
        """;

    private const string ServedByAgentSql = """
        SELECT count(*), count(r.conversation) FROM (
            SELECT DISTINCT conversation FROM assignments INDEXED BY assignments_of_owner WHERE shop = ?1 AND owner = ?4 AND at >= ?2 AND at < ?3) AS a
        CROSS JOIN conversations AS c ON c.shop = ?1 AND c.id = a.conversation AND c.owner = ?4
        LEFT JOIN ratings AS r ON r.shop = ?1 AND r.conversation = a.conversation
        """;

    private readonly ReaderPool _readers = new(database);

    // Each score lies by time in its index, so of each the newest are looked at, and of these the newest are taken.
    public Task<IReadOnlyList<RatedConversation>> FindAsync(ShopId shop, RatingQuery query, RatingMark? before, int limit, CancellationToken cancellationToken)
    {
        var sql = Choose(query, PageSql(OfShop), PageSql(OfShopWithWords), PageSql(OfAgent), PageSql(OfAgentWithWords));
        var begin = StoredRatingRow.BeginOf(query, before);
        return _readers.ReadAsync<IReadOnlyList<RatedConversation>>(
            session =>
            [
                .. query.Scores.SelectMany(score => Bind(session.Prepare(sql), shop, query, score, begin).Bind(limit).All(StoredRatingRow.ReadRated))
                    .OrderByDescending(rated => rated.Rating.At).ThenByDescending(rated => rated.Rating.ConversationId.Value, StringComparer.Ordinal).Take(limit),
            ],
            cancellationToken);
    }

    public Task<RatingFigures> CountAsync(ShopId shop, RatingQuery query, CancellationToken cancellationToken)
    {
        var sql = Choose(query, $"{Counted} {OfShop}", $"{Counted} {OfShopWithWords}", $"{Counted} {OfAgent}", $"{Counted} {OfAgentWithWords}");
        var end = StoredRatingRow.BeginOf(query, null);
        return _readers.ReadAsync(
            session =>
            {
                var served = session.Prepare(query.Agent is null ? ServedSql : ServedByAgentSql).Bind(shop.Value).Bind(query.From).Bind(query.Until);
                if (query.Agent is { } agent)
                    served.Bind(agent.Value);
                var share = served.All(StoredRatingRow.ReadPair)[0];
                return StoredRatingRow.FiguresOf(query.Scores.Select(score => (score, (int)Bind(session.Prepare(sql), shop, query, score, end).Count())), share);
            },
            cancellationToken);
    }

    public void Dispose() => _readers.Dispose();

    private static string Choose(RatingQuery query, string shop, string shopWithWords, string agent, string agentWithWords) => (query.Agent, query.WithWords) switch
    {
        (null, false) => shop,
        (null, true) => shopWithWords,
        (_, false) => agent,
        _ => agentWithWords,
    };

    // Names are looked up for the rows of the page only.
    private static string PageSql(string which) => $"SELECT {StoredRatingRow.RatedColumns} FROM ({First} {which} {Newest}) AS r {Named}";

    private static Statement Bind(Statement statement, ShopId shop, RatingQuery query, int score, RatingMark begin)
    {
        statement.Bind(shop.Value).Bind(score).Bind(query.From).Bind(begin.At).Bind(begin.Conversation.Value);
        return query.Agent is { } agent ? statement.Bind(agent.Value) : statement;
    }
}
