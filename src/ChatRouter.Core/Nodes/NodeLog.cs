using Microsoft.Extensions.Logging;

namespace ChatRouter.Core.Nodes;

/// <summary>What a node's membership logs: ids 2700 to 2799.</summary>
internal static partial class NodeLog
{
    [LoggerMessage(2700, LogLevel.Information, "Node {Node} is registered in epoch {Epoch}.")]
    public static partial void Registered(this ILogger logger, NodeId node, long epoch);

    [LoggerMessage(2701, LogLevel.Warning, "The lease of node {Node} in epoch {Epoch} has lapsed: nothing is written until it is registered again.")]
    public static partial void Lapsed(this ILogger logger, NodeId node, long epoch);

    [LoggerMessage(2702, LogLevel.Warning, "The lease of node {Node} could not be renewed; trying again.")]
    public static partial void NotRenewed(this ILogger logger, NodeId node, Exception exception);

    [LoggerMessage(2704, LogLevel.Warning, "Node {Node} of epoch {Epoch} is gone, and with it {Connections} connections of agents.")]
    public static partial void NodeGone(this ILogger logger, NodeId node, long epoch, int connections);

    [LoggerMessage(2705, LogLevel.Error, "The nodes' duties failed; trying again every second.")]
    public static partial void DutiesFailed(this ILogger logger, Exception exception);

    [LoggerMessage(2703, LogLevel.Error, "A listener failed on the new epoch of node {Node}.")]
    public static partial void ListenerFailed(this ILogger logger, NodeId node, Exception exception);

    [LoggerMessage(2706, LogLevel.Warning, "Node {Node} could not leave; its lease lapses by itself.")]
    public static partial void NotLeft(this ILogger logger, NodeId node, Exception exception);
}
