using ChatRouter.Core.Journal;

namespace ChatRouter.Storage.Sqlite;

/// <summary>Counts over all rows what must be zero.</summary>
internal static class JournalCheck
{
    // A conversation's unsettled messages go on where its row ends.
    private const string RecentGaps = """
        SELECT count(*) FROM (
            SELECT r.shop, r.conversation, count(*) AS unsettled, max(r.seq) - coalesce(c.last_seq, 0) AS expected
            FROM recent_messages AS r LEFT JOIN conversations AS c ON c.shop = r.shop AND c.id = r.conversation
            WHERE r.seq > coalesce(c.last_seq, 0) GROUP BY r.shop, r.conversation) AS recent
        WHERE unsettled <> expected
        """;

    public static JournalViolations Run(SqliteSession session)
    {
        session.Run("BEGIN");
        try
        {
            return new JournalViolations(
                session.Prepare(JournalCheckSql.SeqGaps).Count() + session.Prepare(RecentGaps).Count(),
                session.Prepare(JournalCheckSql.OwnersWithoutHistory).Count(),
                session.Prepare(JournalCheckSql.SeveralOpen).Count());
        }
        finally
        {
            session.Rollback();
        }
    }
}
