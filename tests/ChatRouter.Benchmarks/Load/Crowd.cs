using System.Diagnostics;
using ChatRouter.Benchmarks.Load.Client;
using ChatRouter.Benchmarks.Load.Measure;
using ChatRouter.Benchmarks.Load.Targets;

namespace ChatRouter.Benchmarks.Load;

/// <summary>The buyers and agents of one target, connected for the whole run; measured round by round.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    /// <summary>The first second of every round is not measured.</summary>
    public static readonly TimeSpan RunUp = TimeSpan.FromSeconds(1);

    private const int ConnectAtOnce = 16;

    private readonly LoadOptions _options;
    private readonly Stage _stage;
    private readonly List<AgentPeer> _agents;
    private readonly List<BuyerPeer> _buyers;
    private readonly Heartbeat _heartbeat;

    public Crowd(LoadOptions options, ITarget target)
    {
        (_options, Target) = (options, target);
        _stage = new Stage(options.Buyers, options.Replies);
        _agents = [.. Enumerable.Range(0, options.AgentsPerShop * options.Shops).Select(_ => new AgentPeer(_stage, target.AnswerMethod))];
        _buyers = [.. _stage.Talks.Select(talk => new BuyerPeer(_stage, talk))];
        _heartbeat = new Heartbeat(target, _agents, _buyers);
    }

    public ITarget Target { get; }

    public Stage Stage => _stage;

    public IEnumerable<string> Faults => _agents.Concat<Peer>(_buyers).Select(peer => peer.Fault).OfType<string>();

    /// <summary>Connects everybody and lets every buyer say a first word.</summary>
    public async Task GatherAsync(CancellationToken cancellation)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = ConnectAtOnce, CancellationToken = cancellation };
        await Parallel.ForAsync(0, _agents.Count, parallel, async (i, stop) => await Target.ConnectAgentAsync(_agents[i], i, stop));
        await Parallel.ForAsync(0, _buyers.Count, parallel, async (i, stop) => await Target.ConnectBuyerAsync(_buyers[i], i, stop));
        foreach (var buyer in _buyers) buyer.TrySend(Stopwatch.GetTimestamp());
        await SettleAsync(() => _stage.Talks.All(talk => talk.ToAgent.Shown > 0), TimeSpan.FromSeconds(20), cancellation);
        if (_stage.Talks.Count(talk => talk.ToAgent.Shown == 0) is var silent and > 0)
            Console.WriteLine($"  {Target.Name}: {silent} first messages were not shown within 20 s");
    }

    /// <summary>One round: run up, measure, let everything arrive.</summary>
    public async Task<RoundResult> MeasureAsync(TimeSpan length, CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var meter = _stage.Meter = new Meter();
        var sending = _options.Rate > 0 ? SendPacedAsync(end.Token) : SendOnAckAsync(end.Token);
        await Task.Delay(RunUp, cancellation);

        var (serverBefore, ownBefore) = (Target.Figures(), Environment.CpuUsage.TotalTime);
        meter.Open();
        await Task.Delay(length, cancellation);
        meter.Close();
        var (serverAfter, ownAfter) = (Target.Figures(), Environment.CpuUsage.TotalTime);

        await end.CancelAsync();
        await sending;
        await SettleAsync(() => _stage.Talks.All(talk => talk.ToAgent.Settled && talk.ToBuyer.Settled), TimeSpan.FromSeconds(5), cancellation);
        return new RoundResult(meter, serverBefore is null ? null : serverAfter?.Since(serverBefore), ownAfter - ownBefore);
    }

    /// <summary>Fetches what was not pushed; what then is missing is lost.</summary>
    public async Task RepairAsync(CancellationToken cancellation)
    {
        foreach (var talk in _stage.Talks.Where(talk => talk.ConversationId is not null))
        {
            if (talk.ToAgent.Missing() > 0) await talk.Agent!.SyncAsync(talk.ConversationId!, cancellation);
            if (talk.ToBuyer.Missing() > 0) await _buyers[talk.Number].SyncAsync(talk.ConversationId!, cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _heartbeat.DisposeAsync();
        foreach (var peer in _agents.Concat<Peer>(_buyers)) peer.Dispose();
    }

    private async Task SendOnAckAsync(CancellationToken cancellation)
    {
        _stage.SendOnAck = true;
        foreach (var buyer in _buyers) buyer.TrySend(Stopwatch.GetTimestamp());
        await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        _stage.SendOnAck = false;
    }

    // An open loop: messages are due by the clock, however slowly the server answers. On a thread of its own, because timers look at a clock that may tick
    // every 4 ms: what is due by then would be sent at once.
    private Task SendPacedAsync(CancellationToken cancellation) =>
        Task.Factory.StartNew(() => SendPaced(cancellation), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void SendPaced(CancellationToken cancellation)
    {
        var perSecond = _options.Replies ? _options.Rate / 2.0 : _options.Rate;
        var start = Stopwatch.GetTimestamp();
        var next = 0;
        for (var sent = 0L; !cancellation.WaitHandle.WaitOne(1);)
        {
            for (var due = (long)(Stopwatch.GetElapsedTime(start).TotalSeconds * perSecond); sent < due; sent++)
            {
                for (var tries = 0; tries < _buyers.Count && !_buyers[next++ % _buyers.Count].TrySend(Stopwatch.GetTimestamp()); tries++)
                {
                }
            }
        }
    }

    private static async Task SettleAsync(Func<bool> done, TimeSpan patience, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!done() && Stopwatch.GetElapsedTime(start) < patience && await timer.WaitForNextTickAsync(cancellation))
        {
        }
    }
}
