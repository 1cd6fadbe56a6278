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

    [LoggerMessage(2107, LogLevel.Warning, "The dispatcher cannot be reached: owned conversations go on, routing waits. {Cause}")]
    public static partial void DispatcherLost(this ILogger logger, string cause);

    [LoggerMessage(2108, LogLevel.Information, "The dispatcher is back.")]
    public static partial void DispatcherBack(this ILogger logger);

    [LoggerMessage(2109, LogLevel.Warning, "The dispatcher did not know shop {Shop}: told it, with {Conversations} open conversations.")]
    public static partial void Introduced(this ILogger logger, ShopId shop, int conversations);

    [LoggerMessage(2110, LogLevel.Warning, "Conversation {Conversation} of shop {Shop} was at version {Known} in the dispatcher and at {Stored} in the journal for two passes: the journal holds.")]
    public static partial void Overruled(this ILogger logger, ConversationId conversation, ShopId shop, int known, int? stored);

    [LoggerMessage(2111, LogLevel.Information, "The dispatcher was told {Conversations} conversations of shop {Shop} that it lacked.")]
    public static partial void Told(this ILogger logger, ShopId shop, int conversations);

    [LoggerMessage(2112, LogLevel.Debug, "Routing work of shop {Shop}, conversation {Conversation} is left to the reconciler: {Cause}")]
    public static partial void RoutingWorkDelayed(this ILogger logger, ShopId shop, ConversationId? conversation, string cause);

    [LoggerMessage(2106, LogLevel.Warning, "Only a supervisor can help conversation {Conversation} of shop {Shop}: {Kind}.")]
    public static partial void SupervisorNeeded(this ILogger logger, ShopId shop, ConversationId conversation, SupervisorAlertKind kind);
}
