using ChatRouter.Core.Nodes;
using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Nodes;

/// <summary>Keeps a second server away from a database whose dispatcher is in this process's memory.</summary>
public sealed class SoleNode(NodeMembership membership, INodeRegistry registry, IOptions<NodeOptions> options, TimeProvider clock) : IHostedService
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    /// <summary>Waits for the lease of a node that died; refuses to start beside one that lives.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Look, clock);
        for (var started = clock.GetTimestamp(); await OthersAsync(cancellationToken);)
        {
            if (clock.GetElapsedTime(started) > options.Value.Lease + options.Value.RenewEvery)
                throw new InvalidOperationException("Another server uses this database. Several servers need ConnectionStrings:Redis too.");
            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<bool> OthersAsync(CancellationToken cancellationToken)
    {
        var others = (await registry.AllAsync(cancellationToken)).Where(node => node.Lease.Node != membership.Node).ToList();
        foreach (var gone in others.Where(node => !node.Live))
            await registry.RemoveGoneAsync(gone.Lease, cancellationToken);
        return others.Exists(node => node.Live);
    }
}
