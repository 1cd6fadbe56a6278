using ChatRouter.Core.Journal;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ChatRouter.Storage.Sqlite;

/// <summary>What SQLite's errors mean to the journal.</summary>
internal static class SqliteErrors
{
    /// <summary>No space left: the transaction is undone.</summary>
    public static bool IsFull(this SqliteException exception) => exception.SqliteErrorCode == raw.SQLITE_FULL;

    /// <summary>The statement itself is to blame, not the database: it would fail again.</summary>
    public static bool IsStatements(this SqliteException exception) => exception.SqliteErrorCode
        is raw.SQLITE_ERROR or raw.SQLITE_CONSTRAINT or raw.SQLITE_TOOBIG or raw.SQLITE_MISMATCH or raw.SQLITE_RANGE or raw.SQLITE_MISUSE;

    public static JournalUnavailableException ToUnavailable(this SqliteException exception) =>
        new("The database does not answer.", exception);
}
