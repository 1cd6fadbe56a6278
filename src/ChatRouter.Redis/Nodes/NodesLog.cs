using Microsoft.Extensions.Logging;

namespace ChatRouter.Redis.Nodes;

/// <summary>What the node bus and the clock log: ids 3300 to 3399.</summary>
internal static partial class NodesLog
{
    [LoggerMessage(3300, LogLevel.Information, "Node {Node} is on the bus and has announced what it holds of {Shops} shops in {Milliseconds} ms.")]
    public static partial void Announced(this ILogger logger, NodeId node, int shops, long milliseconds);

    [LoggerMessage(3301, LogLevel.Warning, "What node {Node} holds could not be announced to Redis, tries again: {Reason}")]
    public static partial void NotAnnounced(this ILogger logger, NodeId node, string reason);

    [LoggerMessage(3302, LogLevel.Warning, "Redis has forgotten what node {Node} holds; it is announced again.")]
    public static partial void Forgotten(this ILogger logger, NodeId node);

    [LoggerMessage(3304, LogLevel.Warning, "Pushes to other nodes are lost: {Reason}")]
    public static partial void PushesLost(this ILogger logger, string reason);

    [LoggerMessage(3305, LogLevel.Information, "Pushes reach other nodes again; {Lost} were lost.")]
    public static partial void PushesBack(this ILogger logger, long lost);

    [LoggerMessage(3306, LogLevel.Warning, "Another node sent what this version does not understand ({Kind}); it is ignored, and not logged again.")]
    public static partial void NotUnderstood(this ILogger logger, string kind);

    [LoggerMessage(3307, LogLevel.Error, "A push from another node could not be delivered.")]
    public static partial void NotDelivered(this ILogger logger, Exception exception);

    [LoggerMessage(3308, LogLevel.Warning, "What gone node {Node} held is not forgotten yet, tries again: {Reason}")]
    public static partial void NotForgotten(this ILogger logger, NodeId node, string reason);

    [LoggerMessage(3320, LogLevel.Information, "The clock follows that of Redis, {OffsetMs} ms from this machine's.")]
    public static partial void ClockLevelled(this ILogger logger, long offsetMs);

    [LoggerMessage(3321, LogLevel.Warning, "The clock of Redis could not be read; time runs on from what was known: {Reason}")]
    public static partial void ClockNotRead(this ILogger logger, string reason);

    [LoggerMessage(3322, LogLevel.Warning, "The clock of Redis is {OffsetMs} ms from what it was expected to be; this node's is brought level.")]
    public static partial void ClockMoved(this ILogger logger, long offsetMs);
}
