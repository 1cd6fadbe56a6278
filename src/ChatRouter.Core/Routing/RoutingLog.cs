using ChatRouter.Core.Conversations;
using Microsoft.Extensions.Logging;

namespace ChatRouter.Core.Routing;

internal static partial class RoutingLog
{
    [LoggerMessage(2100, LogLevel.Error, "Routing work of shop {Shop}, conversation {Conversation} failed.")]
    public static partial void RoutingWorkFailed(this ILogger logger, ShopId shop, ConversationId? conversation, Exception exception);

    [LoggerMessage(2101, LogLevel.Debug, "Placed {Conversation}: {Placement}, owner {Owner}, by {Reason}.")]
    public static partial void Placed(this ILogger logger, ConversationId conversation, Placement placement, AgentId? owner, RouteReason reason);

    [LoggerMessage(2102, LogLevel.Warning, "The journal refused version {ExpectedVersion} of {Conversation}: it is at {Version}. Restored.")]
    public static partial void Refused(this ILogger logger, ConversationId conversation, int expectedVersion, int? version);

    [LoggerMessage(2103, LogLevel.Warning, "Decision on {Conversation} not committed, trying again in {DelayMs} ms: {Cause}")]
    public static partial void CommitDelayed(this ILogger logger, ConversationId conversation, long delayMs, string cause);

    [LoggerMessage(2104, LogLevel.Information, "Rebuilt the dispatcher: {Shops} shops, {Conversations} open conversations, {Contacts} contacts in {ElapsedMs} ms.")]
    public static partial void Rebuilt(this ILogger logger, int shops, int conversations, int contacts, long elapsedMs);

    [LoggerMessage(2105, LogLevel.Error, "A periodic routing task failed and goes on: {Task}.")]
    public static partial void LoopFailed(this ILogger logger, string task, Exception exception);

    [LoggerMessage(2106, LogLevel.Warning, "Only a supervisor can help conversation {Conversation} of shop {Shop}: {Kind}.")]
    public static partial void SupervisorNeeded(this ILogger logger, ShopId shop, ConversationId conversation, SupervisorAlertKind kind);
}
