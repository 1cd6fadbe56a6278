using ChatRouter.Core.Journal;

namespace ChatRouter.Storage.Sqlite;

/// <summary>Counts over all rows what must be zero.</summary>
internal static class JournalCheck
{
    public static JournalViolations Run(SqliteSession session)
    {
        session.Run("BEGIN");
        try
        {
            return new JournalViolations(session.Prepare(JournalCheckSql.SeqGaps).Count(), session.Prepare(JournalCheckSql.OwnersWithoutHistory).Count(), session.Prepare(JournalCheckSql.SeveralOpen).Count());
        }
        finally
        {
            session.Rollback();
        }
    }
}
