using ChatRouter.Core.Delivery;
using ChatRouter.Core.Nodes;
using ChatRouter.Server.Delivery;

namespace ChatRouter.Server.Nodes;

/// <summary>A node that was away too long has its clients resume: others may have taken over meanwhile, and pushes were lost.</summary>
public sealed class NodeReturn(NodeMembership membership, ConnectionRegistry connections, ILogger<NodeReturn> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        membership.Returned += Resume;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        membership.Returned -= Resume;
        return Task.CompletedTask;
    }

    private void Resume(NodeLease lease)
    {
        logger.ClientsResume(connections.Count, lease.Epoch);
        foreach (var connection in connections.All)
            connection.Push(new ResyncNeeded());
    }
}
