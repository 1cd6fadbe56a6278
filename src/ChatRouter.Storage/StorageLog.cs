using Microsoft.Extensions.Logging;

namespace ChatRouter.Storage;

/// <summary>What the storage logs: ids from 4000.</summary>
internal static partial class StorageLog
{
    [LoggerMessage(4000, LogLevel.Information, "Opened the database {Path} at schema version {Version}.")]
    public static partial void DatabaseOpened(this ILogger logger, string path, int version);

    [LoggerMessage(4001, LogLevel.Warning, "Gave up the writer's connection; the next write opens another one.")]
    public static partial void WriterReset(this ILogger logger, Exception exception);

    [LoggerMessage(4002, LogLevel.Warning, "An uploaded image could not be written.")]
    public static partial void UploadNotWritten(this ILogger logger, Exception exception);

    [LoggerMessage(4003, LogLevel.Warning, "The database's log could not be copied into its file; it grows until that succeeds.")]
    public static partial void CheckpointFailed(this ILogger logger, Exception exception);

    [LoggerMessage(4010, LogLevel.Information, "Opened {Target} at schema version {Version}.")]
    public static partial void PostgresOpened(this ILogger logger, string target, int version);

    [LoggerMessage(4011, LogLevel.Warning, "The database role {Role} is not bound by row-level security, the second wall between shops: use one that is no superuser.")]
    public static partial void RoleBypassesWalls(this ILogger logger, string role);

    [LoggerMessage(4012, LogLevel.Warning, "A batch of {Count} writes met others' changes {Attempts} times.")]
    public static partial void BatchContended(this ILogger logger, int count, int attempts);
}
