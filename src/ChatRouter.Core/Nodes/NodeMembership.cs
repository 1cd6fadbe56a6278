using ChatRouter.Core.Journal;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatRouter.Core.Nodes;

/// <summary>Keeps this process registered: renews its lease, and registers again, in a new epoch, whenever it has lapsed.</summary>
/// <remarks>The process's clock only tells when to renew; whether the lease holds is the registry's word.</remarks>
public sealed class NodeMembership(INodeRegistry registry, IOptions<NodeOptions> options, TimeProvider clock, ILogger<NodeMembership> logger) : IAsyncDisposable
{
    private readonly NodeOptions _options = options.Value;
    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _fenced = new(0, 1);
    private volatile NodeLease? _current;
    private Task _running = Task.CompletedTask;

    /// <summary>This process.</summary>
    public NodeId Node { get; } = new(NewId.At(clock.GetUtcNow()));

    /// <summary>What writes carry; none while the node is not registered.</summary>
    public NodeLease? Current => _current;

    /// <summary>The node was away and has a new epoch: what it knew before may be outdated, and others may have taken over its connections.</summary>
    public event Action<NodeLease>? Returned;

    /// <summary>Registers, and stays registered until <see cref="StopAsync"/>.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await RegisterAsync(cancellationToken);
        _running = Task.Run(RunAsync, CancellationToken.None);
    }

    /// <summary>Tells that a write was refused under this lease: the node registers again at once.</summary>
    public void Fenced(NodeLease lease)
    {
        if (Drop(lease) && _fenced.CurrentCount == 0)
            _fenced.Release();
    }

    /// <summary>Ends the epoch; where the registry does not answer, the lease lapses by itself. Repeatable.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _running;
        if (Interlocked.Exchange(ref _current, null) is not { } lease)
            return;
        try
        {
            await registry.LeaveAsync(lease, cancellationToken);
        }
        catch (JournalUnavailableException exception)
        {
            logger.NotLeft(Node, exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        // What says stop is kept, and holds nothing: a host that is stopped by two asks again when one of them is done.
        _fenced.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await RestAsync();
                await StayAsync(_stopping.Token);
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (JournalUnavailableException exception)
            {
                logger.NotRenewed(Node, exception);
            }
        }
    }

    private async Task RestAsync()
    {
        using var rest = new CancellationTokenSource(_options.RenewEvery, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(rest.Token, _stopping.Token);
        try
        {
            await _fenced.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!_stopping.IsCancellationRequested)
        {
            // Time to renew.
        }
    }

    private async Task StayAsync(CancellationToken cancellationToken)
    {
        if (_current is { } lease && !await registry.RenewAsync(lease, _options.Lease, cancellationToken))
            Drop(lease);
        if (_current is not null)
            return;

        var renewed = await RegisterAsync(cancellationToken);
        try
        {
            Returned?.Invoke(renewed);
        }
#pragma warning disable CA1031 // A listener's failure must not end the node's membership.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            logger.ListenerFailed(Node, exception);
        }
    }

    private async Task<NodeLease> RegisterAsync(CancellationToken cancellationToken)
    {
        var lease = await registry.RegisterAsync(Node, _options.Lease, cancellationToken);
        _current = lease;
        logger.Registered(Node, lease.Epoch);
        return lease;
    }

    private bool Drop(NodeLease lease)
    {
        if (Interlocked.CompareExchange(ref _current, null, lease) != lease)
            return false;
        logger.Lapsed(lease.Node, lease.Epoch);
        return true;
    }
}
