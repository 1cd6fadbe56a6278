using Microsoft.Extensions.Logging;

namespace ChatRouter.Core.Uploads;

internal static partial class UploadLog
{
    [LoggerMessage(2800, LogLevel.Information, "Removed {Count} images that were uploaded and never sent.")]
    public static partial void UnsentRemoved(this ILogger logger, int count);

    [LoggerMessage(2801, LogLevel.Error, "Removing unsent images failed and is tried again.")]
    public static partial void RemovingFailed(this ILogger logger, Exception exception);
}
