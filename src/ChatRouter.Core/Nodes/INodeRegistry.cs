using ChatRouter.Core.Journal;

namespace ChatRouter.Core.Nodes;

/// <summary>Which server processes share the database, and in which epoch each may write.</summary>
/// <remarks>
/// Leases go by the registry's clock alone. Every write of a node carries its lease; under a lapsed lease or an epoch that is over nothing is written.
/// Each call is one atomic step; a registry that does not answer is a <see cref="JournalUnavailableException"/>.
/// </remarks>
public interface INodeRegistry
{
    /// <summary>Gives the node a new epoch and a lease of that length. Its former epoch is over: nothing is written under it once this has returned.</summary>
    Task<NodeLease> RegisterAsync(NodeId node, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Prolongs the lease. False when it has lapsed or the epoch is over: the node must register again.</summary>
    Task<bool> RenewAsync(NodeLease lease, TimeSpan length, CancellationToken cancellationToken);

    /// <summary>Every node that registered and was not removed, by id: the live ones, and those that are gone.</summary>
    Task<IReadOnlyList<RegisteredNode>> AllAsync(CancellationToken cancellationToken);

    /// <summary>Removes the caller's own node, which stops. Nothing is written under its epoch once this has returned. Repeatable.</summary>
    Task LeaveAsync(NodeLease lease, CancellationToken cancellationToken);

    /// <summary>Removes a node that is gone. False when it lives, has another epoch, or was removed before.</summary>
    /// <remarks>Of several callers one gets true. Nothing is written under that epoch once this has returned true.</remarks>
    Task<bool> RemoveGoneAsync(NodeLease lease, CancellationToken cancellationToken);
}
