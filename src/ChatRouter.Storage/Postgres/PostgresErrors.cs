using ChatRouter.Core.Journal;
using ChatRouter.Core.Nodes;
using Npgsql;

namespace ChatRouter.Storage.Postgres;

/// <summary>What PostgreSQL's errors mean to the storage.</summary>
internal static class PostgresErrors
{
    /// <summary>Raised by the schema's functions: the node's epoch is over.</summary>
    private const string EpochOver = "CR001";

    /// <summary>Raised by the schema's functions: what the node took for granted is not so.</summary>
    private const string Outdated = "CR002";

    /// <summary>Nothing was written, and the same might be once it is tried again on what is true now.</summary>
    public static bool IsOutdated(this PostgresException exception) =>
        exception.SqlState is Outdated or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    /// <summary>What the storage throws instead; none when the statement itself is to blame and would fail again.</summary>
    public static Exception? ToStorage(this Exception exception) => exception switch
    {
        PostgresException { SqlState: EpochOver } => new NodeFencedException("The node's epoch is over.", exception),
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => new JournalFullException("The database has no space left.", exception),
        PostgresException postgres when IsStatements(postgres.SqlState) => null,
        NpgsqlException or TimeoutException or System.Net.Sockets.SocketException or IOException or ObjectDisposedException =>
            new JournalUnavailableException("The database does not answer.", exception),
        _ => null,
    };

    // Classes of errors, by the first two characters: data, integrity, program limits, syntax and the like.
    private static bool IsStatements(string sqlState) => sqlState[..2] is "0A" or "21" or "22" or "23" or "42" or "44" or "54" or "P0";
}
