using Microsoft.Extensions.Logging;

namespace ChatRouter.Core.Journal;

/// <summary>What the journal logs: ids 2500 to 2599.</summary>
internal static partial class JournalLog
{
    [LoggerMessage(2500, LogLevel.Error, "The journal is unavailable; writes fail until the database answers.")]
    public static partial void JournalUnavailable(this ILogger logger, Exception exception);

    [LoggerMessage(2501, LogLevel.Information, "The journal is available again.")]
    public static partial void JournalAvailable(this ILogger logger);

    [LoggerMessage(2502, LogLevel.Warning, "{Count} writes were not committed within {Deadline} and failed.")]
    public static partial void WritesExpired(this ILogger logger, int count, TimeSpan deadline);

    [LoggerMessage(2503, LogLevel.Debug, "A transaction of {Count} writes failed and is split.")]
    public static partial void BatchSplit(this ILogger logger, int count, Exception exception);

    [LoggerMessage(2504, LogLevel.Error, "A write on {Subject} of shop {Shop} failed.")]
    public static partial void WriteFailed(this ILogger logger, ShopId shop, string subject, Exception exception);

    [LoggerMessage(2505, LogLevel.Error, "{Subject} of shop {Shop} is set aside for {Duration}: one write after the other failed.")]
    public static partial void SetAside(this ILogger logger, ShopId shop, string subject, TimeSpan duration);

    [LoggerMessage(2506, LogLevel.Error, "There is no space left for the journal.")]
    public static partial void StorageFull(this ILogger logger, Exception exception);
}
