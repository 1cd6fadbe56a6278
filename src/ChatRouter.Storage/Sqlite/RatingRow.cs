using ChatRouter.Core.Journal;

namespace ChatRouter.Storage.Sqlite;

/// <summary>The rows of <c>ratings</c>.</summary>
internal static class RatingRow
{
    private const string UpsertSql = """
        INSERT INTO ratings (shop, conversation, score, tags, text, at, owner) VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (shop, conversation) DO UPDATE SET score = excluded.score, tags = excluded.tags, text = excluded.text, at = excluded.at, owner = excluded.owner
        """;

    public const string Find = $"SELECT {StoredRatingRow.Columns} FROM ratings WHERE shop = ? AND conversation = ?";

    public static void Upsert(SqliteSession session, RateConversation rating, AgentId? owner) =>
        session.Prepare(UpsertSql)
            .Bind(rating.Shop.Value).Bind(rating.Conversation.Value).Bind(rating.Score).Bind(StorageJson.Write(rating.Tags)).Bind(rating.Text).Bind(rating.At).Bind(owner?.Value)
            .Run();
}
