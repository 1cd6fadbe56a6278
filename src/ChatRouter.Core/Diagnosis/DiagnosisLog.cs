using Microsoft.Extensions.Logging;

namespace ChatRouter.Core.Diagnosis;

internal static partial class DiagnosisLog
{
    [LoggerMessage(2900, LogLevel.Error, "Agents' states could not be written down; they are tried again.")]
    public static partial void WritingStatesFailed(this ILogger logger, Exception exception);
}
