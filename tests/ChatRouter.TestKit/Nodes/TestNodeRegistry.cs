using ChatRouter.Core.Nodes;

namespace ChatRouter.TestKit.Nodes;

/// <summary>A registry for the tests of what needs nodes: leases lapse when a test says so.</summary>
public sealed class TestNodeRegistry : INodeRegistry
{
    private readonly Lock _gate = new();
    private readonly Dictionary<NodeId, NodeLease> _leases = [];
    private long _epoch;

    /// <summary>The node's lease is over: its next renewal is refused.</summary>
    public void Lapse(NodeId node)
    {
        lock (_gate)
            _leases.Remove(node);
    }

    public Task<NodeLease> RegisterAsync(NodeId node, TimeSpan lease, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult(_leases[node] = new(node, ++_epoch));
    }

    public Task<bool> RenewAsync(NodeLease lease, TimeSpan length, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult(_leases.GetValueOrDefault(lease.Node) == lease);
    }

    public Task<IReadOnlyList<RegisteredNode>> AllAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult<IReadOnlyList<RegisteredNode>>([.. _leases.Values.Select(lease => new RegisteredNode(lease, true))]);
    }

    public Task LeaveAsync(NodeLease lease, CancellationToken cancellationToken) => RemoveGoneAsync(lease, cancellationToken);

    public Task<bool> RemoveGoneAsync(NodeLease lease, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult(_leases.GetValueOrDefault(lease.Node) == lease && _leases.Remove(lease.Node));
    }
}
