using ChatRouter.Core.Delivery;

namespace ChatRouter.Core.Nodes;

/// <summary>Carries pushes between the nodes of an installation: to those that hold connections of whom a push is for.</summary>
/// <remarks>
/// A push is a hint: it may be lost, and heads and sync repair it. What one node publishes to one audience arrives in that order.
/// What the bus knows of connections it can lose as well; each node tells it again when that happened.
/// </remarks>
public interface INodeBus
{
    /// <summary>What other nodes published for connections of this node. Handlers must not block.</summary>
    event Action<Audience, ServerEvent>? Received;

    /// <summary>The participant has that connection at this node. Once this has completed, what others publish for him comes here.</summary>
    /// <remarks>Repeatable. Completes as well while the bus is out of order: it is told as soon as it is back.</remarks>
    Task ArrivedAsync(Participant who, ConnectionId connection, CancellationToken cancellationToken);

    /// <summary>That connection is no longer at this node. Unknown connections change nothing.</summary>
    Task LeftAsync(Participant who, ConnectionId connection, CancellationToken cancellationToken);

    /// <summary>Sends to the other nodes that hold connections of the audience. Returns at once and never throws.</summary>
    /// <remarks>Asks nobody and sends nothing when the bus knows that all of the audience's connections are at this node.</remarks>
    void Publish(Audience audience, ServerEvent serverEvent);

    /// <summary>Forgets what a node that is gone held, and tells which agents' connections that were.</summary>
    Task<IReadOnlyList<LostConnection>> ForgetAsync(NodeLease gone, CancellationToken cancellationToken);
}
