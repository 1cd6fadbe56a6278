using ChatRouter.Core.Ratings;

namespace ChatRouter.Storage.Postgres;

/// <summary>What buyers said, by time, in PostgreSQL.</summary>
public sealed class PostgresRatingStore(PostgresDatabase database) : IRatingStore
{
    // The terms of the partial indexes stand in the queries, or the planner would not take them.
    private const string WithWords = "AND r.text <> ''";
    private const string OfAgent = "AND r.owner = $7 AND r.owner IS NOT NULL";

    // Each score lies by time in its index, so of each the newest are looked at, and of these the newest are taken.
    private const string Pages = $"""
        SELECT {StoredRatingRow.RatedColumns} FROM (
            SELECT p.* FROM unnest($2) AS s (score) CROSS JOIN LATERAL (
                SELECT r.* FROM ratings AS r WHERE r.shop COLLATE "POSIX" = $1 AND r.score = s.score AND r.at >= $3 AND (r.at, r.conversation) < ($4, $5)
        """;

    private const string Newest = """
                ORDER BY r.at DESC, r.conversation DESC LIMIT $6) AS p
            ORDER BY p.at DESC, p.conversation DESC LIMIT $6) AS r
        JOIN conversations AS c ON c.shop = r.shop AND c.id = r.conversation ORDER BY r.at DESC, r.conversation DESC
        """;

    private const string PageSql = $"{Pages} {Newest}";
    private const string PageWithWordsSql = $"{Pages} {WithWords} {Newest}";
    private const string PageOfAgentSql = $"{Pages} {OfAgent} {Newest}";
    private const string PageOfAgentWithWordsSql = $"{Pages} {OfAgent} {WithWords} {Newest}";

    private const string Counts = """
        SELECT r.score, count(*) FROM ratings AS r WHERE r.shop COLLATE "POSIX" = $1 AND r.score = ANY ($2) AND r.at >= $3 AND r.at < $4
        """;

    private const string CountedAgent = "AND r.owner = $5 AND r.owner IS NOT NULL";
    private const string ByScore = "GROUP BY r.score";

    private const string CountSql = $"{Counts} {ByScore}";
    private const string CountWithWordsSql = $"{Counts} {WithWords} {ByScore}";
    private const string CountOfAgentSql = $"{Counts} {CountedAgent} {ByScore}";
    private const string CountOfAgentWithWordsSql = $"{Counts} {CountedAgent} {WithWords} {ByScore}";

    private const string ServedSql = """
        SELECT count(*), count(r.conversation) FROM (
            SELECT DISTINCT conversation FROM assignments WHERE shop COLLATE "POSIX" = $1 AND owner IS NOT NULL AND at >= $2 AND at < $3) AS a
        LEFT JOIN ratings AS r ON r.shop = $1 AND r.conversation = a.conversation
        """;

    private const string ServedByAgentSql = """
        SELECT count(*), count(r.conversation) FROM (
            SELECT DISTINCT conversation FROM assignments WHERE shop COLLATE "POSIX" = $1 AND owner = $4 AND owner IS NOT NULL AND at >= $2 AND at < $3) AS a
        JOIN conversations AS c ON c.shop = $1 AND c.id = a.conversation AND c.owner = $4
        LEFT JOIN ratings AS r ON r.shop = $1 AND r.conversation = a.conversation
        """;

    private static readonly TimeSpan LongRead = TimeSpan.FromSeconds(30);

    public Task<IReadOnlyList<RatedConversation>> FindAsync(ShopId shop, RatingQuery query, RatingMark? before, int limit, CancellationToken cancellationToken)
    {
        var begin = StoredRatingRow.BeginOf(query, before);
        return database.AllAsync(
            ShopScope.Of(shop),
            asked =>
            {
                asked.Add((query.Agent, query.WithWords) switch { (null, false) => PageSql, (null, true) => PageWithWordsSql, (_, false) => PageOfAgentSql, _ => PageOfAgentWithWordsSql })
                    .With(shop).With(query.Scores.ToArray()).With(query.From).With(begin.At).With(begin.Conversation.Value).With(limit);
                return query.Agent is { } agent ? asked.With(agent.Value) : asked;
            },
            StoredRatingRow.ReadRated, cancellationToken);
    }

    public Task<RatingFigures> CountAsync(ShopId shop, RatingQuery query, CancellationToken cancellationToken) => database.ReadAsync(
        ShopScope.Of(shop),
        asked =>
        {
            asked.Add((query.Agent, query.WithWords) switch { (null, false) => CountSql, (null, true) => CountWithWordsSql, (_, false) => CountOfAgentSql, _ => CountOfAgentWithWordsSql })
                .With(shop).With(query.Scores.ToArray()).With(query.From).With(query.Until);
            if (query.Agent is { } rated)
                asked.With(rated.Value);
            asked.Add(query.Agent is null ? ServedSql : ServedByAgentSql).With(shop).With(query.From).With(query.Until);
            return (query.Agent is { } agent ? asked.With(agent.Value) : asked).Within(LongRead);
        },
        async results =>
        {
            var counted = await results.NextAsync(StoredRatingRow.ReadPair);
            return StoredRatingRow.FiguresOf(counted, (await results.NextAsync(StoredRatingRow.ReadPair))[0]);
        },
        cancellationToken);
}
