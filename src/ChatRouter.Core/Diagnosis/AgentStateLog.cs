using System.Threading.Channels;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatRouter.Core.Diagnosis;

/// <summary>Writes down what agents were, once a second and apart from the way of messages.</summary>
/// <remarks>
/// Nobody waits for it. A process that dies takes its last second with it: the agent's next change puts it right.
/// What the database cannot take just now is kept and written later, the latest <see cref="MostKept"/> changes.
/// A whole month can be looked at until a month later: states that ended before are forgotten.
/// </remarks>
public sealed class AgentStateLog(IDistributionStore store, IShopStore shops, TimeProvider clock, ILogger<AgentStateLog> logger) : BackgroundService
{
    private const int MostKept = 100_000;
    private const int AtOnce = 1_000;

    // Looks between one forgetting and the next.
    private const int ForgetEvery = 600;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan KeptFor = DistributionPeriod.Longest * 2;

    private readonly Channel<Heard> _heard = Channel.CreateBounded<Heard>(new BoundedChannelOptions(MostKept) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    // Taken and not written yet; of two states at one time the later.
    private readonly Dictionary<(ShopId, AgentId, DateTimeOffset), AgentStateRecord> _batch = [];
    private bool _failing;

    /// <summary>A step changed agents' states.</summary>
    public void Hear(DispatchResult result)
    {
        foreach (var change in result.AgentChanges)
            _heard.Writer.TryWrite(new(result.Shop, change.Agent, change.State, Now));
    }

    /// <summary>The paused agent says why, or says something else than before.</summary>
    public void HearPause(ShopId shop, AgentId agent) => _heard.Writer.TryWrite(new(shop, agent, AgentState.Paused, Now));

    /// <summary>The dispatcher begins anew with the shop: nobody is there until he is heard of.</summary>
    public void Forgotten(ShopId shop) => _heard.Writer.TryWrite(new(shop, null, AgentState.Offline, Now));

    /// <summary>Writes everything that was heard so far. For one caller at a time.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        while (_batch.Count > 0 || _heard.Reader.TryPeek(out _))
        {
            await WriteSomeAsync(cancellationToken);
            if (_heard.Reader.TryPeek(out var next) && next.Agent is null)
            {
                await store.AddStatesAsync(await LeaversAsync(next, cancellationToken), cancellationToken);
                _heard.Reader.TryRead(out _);
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryWriteAsync(forget: false, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        try
        {
            for (var looks = 0; await timer.WaitForNextTickAsync(stoppingToken); looks++)
                await TryWriteAsync(looks % ForgetEvery == 0, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    /// <summary>Forgets what is too old, some at a time: others write meanwhile.</summary>
    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        while (await store.ForgetStatesAsync(Now - KeptFor, AtOnce, cancellationToken) == AtOnce)
        {
        }
    }

    private async Task TryWriteAsync(bool forget, CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(cancellationToken);
            if (forget)
                await ForgetAsync(cancellationToken);
            _failing = false;
        }
        catch (JournalUnavailableException)
        {
            // Said elsewhere, once. What was heard is kept.
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            if (!_failing)
                logger.WritingStatesFailed(exception);
            _failing = true;
        }
    }

    private async Task WriteSomeAsync(CancellationToken cancellationToken)
    {
        while (_batch.Count < AtOnce && _heard.Reader.TryPeek(out var next) && next.Agent is { } agent && _heard.Reader.TryRead(out _))
            _batch[(next.Shop, agent, next.At)] = new(next.Shop, agent, next.State, next.At);
        foreach (var (key, paused) in _batch.Where(state => state.Value.State == AgentState.Paused).ToList())
            _batch[key] = paused with { Reason = (await shops.FindAccountAsync(paused.Shop, paused.Agent, cancellationToken))?.Pause?.Reason };
        await store.AddStatesAsync([.. _batch.Values], cancellationToken);
        _batch.Clear();
    }

    private async Task<IReadOnlyList<AgentStateRecord>> LeaversAsync(Heard all, CancellationToken cancellationToken)
    {
        var agents = (await shops.AccountsAsync(all.Shop, cancellationToken)).Select(account => account.Id).ToList();
        var states = await store.StatesAtAsync(all.Shop, agents, all.At, cancellationToken);
        return [.. states.Where(state => state.Value.State != AgentState.Offline).Select(state => new AgentStateRecord(all.Shop, state.Key, AgentState.Offline, all.At))];
    }

    private DateTimeOffset Now => StoredTime.Of(clock.GetUtcNow());

    /// <param name="Agent">None: everybody of the shop.</param>
    private readonly record struct Heard(ShopId Shop, AgentId? Agent, AgentState State, DateTimeOffset At);
}
