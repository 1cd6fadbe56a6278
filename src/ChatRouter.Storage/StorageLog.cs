using Microsoft.Extensions.Logging;

namespace ChatRouter.Storage;

/// <summary>What the storage logs: ids from 4000.</summary>
internal static partial class StorageLog
{
    [LoggerMessage(4000, LogLevel.Information, "Opened the database {Path} at schema version {Version}.")]
    public static partial void DatabaseOpened(this ILogger logger, string path, int version);

    [LoggerMessage(4001, LogLevel.Warning, "Gave up the writer's connection; the next write opens another one.")]
    public static partial void WriterReset(this ILogger logger, Exception exception);
}
