using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Supervision.Alarms;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatRouter.Core.Nodes;

/// <summary>What nodes do for each other once a second: take leave of those that are gone, and keep the dispatcher in agreement with the journal.</summary>
/// <remarks>
/// The eldest live node reconciles; another takes over when it is gone. Two at once, as may be for a moment, do no harm.
/// Whoever sees that a node is gone ends its agents' connections; several may, since repeating it changes nothing.
/// </remarks>
public sealed class NodeDuties(
    NodeMembership membership, INodeRegistry registry, INodeBus bus, IDispatcherMemory memory, IDispatcher dispatcher, Placements placements,
    Rebuilder rebuilder, Reconciler reconciler, AlarmDesk alarms, TimeProvider clock, ILogger<NodeDuties> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    // Shops that have long had no open conversation are compared this often, and when the dispatcher is back: steps that hung may have reached it late.
    private const int EveryShopEvery = 30;

    private string? _memory;
    private long _comparedAt;
    private int _passes;
    private bool _returned;
    private bool _failing;

    /// <summary>The dispatcher has been built and answers: routing works.</summary>
    public bool RoutingReady { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        do
        {
            await LookAsync(stoppingToken);
        }
        while (await NextAsync(timer, stoppingToken));
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var nodes = await registry.AllAsync(cancellationToken);
            await AgreeAsync(IsEldest(nodes), cancellationToken);
            foreach (var gone in nodes.Where(node => !node.Live))
                await TakeLeaveAsync(gone.Lease, cancellationToken);
            _failing = false;
        }
        catch (Exception exception) when (exception is DispatcherUnavailableException or JournalUnavailableException)
        {
            RoutingReady = false;
        }
#pragma warning disable CA1031 // The duties go on whatever one look met.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            if (!_failing)
                logger.DutiesFailed(exception);
            _failing = true;
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    private bool IsEldest(IReadOnlyList<RegisteredNode> nodes) =>
        nodes.Where(node => node.Live).Select(node => node.Lease).MinBy(lease => lease.Epoch) is { } eldest && eldest == membership.Current;

    private async Task AgreeAsync(bool eldest, CancellationToken cancellationToken)
    {
        var name = await memory.NameAsync(cancellationToken);
        if (name is null && eldest)
        {
            await rebuilder.RebuildAsync(cancellationToken);
            await memory.BuiltAsync(cancellationToken);
            name = await memory.NameAsync(cancellationToken);
        }

        var replaced = name != _memory;
        var back = replaced || !RoutingReady;
        _memory = name;
        RoutingReady = name is not null;
        if (!eldest || !RoutingReady || (!back && clock.GetElapsedTime(_comparedAt) < (_returned ? Reconciler.SecondLook : Reconciler.Period)))
            return;
        _returned = back;
        await CompareAsync(back || _passes++ % EveryShopEvery == 0, cancellationToken);
    }

    private async Task CompareAsync(bool everyShop, CancellationToken cancellationToken)
    {
        _comparedAt = clock.GetTimestamp();
        await reconciler.PassAsync(everyShop, cancellationToken);
    }

    private async Task TakeLeaveAsync(NodeLease gone, CancellationToken cancellationToken)
    {
        // An epoch that lapsed never comes back. Its entry goes last, so that who takes over finishes what its predecessor began.
        var lost = await bus.ForgetAsync(gone, cancellationToken);
        foreach (var (shop, agent, connection) in lost)
            await placements.ApplyAsync(await dispatcher.AgentDisconnectedAsync(new(shop, agent, connection, clock.GetUtcNow()), cancellationToken), cancellationToken);
        foreach (var shop in lost.Select(one => one.Shop).Distinct())
            await alarms.RaiseAsync(shop, AlarmKind.NodeLost, gone.Node.Value, cancellationToken);
        if (await registry.RemoveGoneAsync(gone, cancellationToken))
            logger.NodeGone(gone.Node, gone.Epoch, lost.Count);
    }
}
