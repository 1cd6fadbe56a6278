using System.Globalization;
using ChatRouter.Benchmarks.Load.Client;
using ChatRouter.Benchmarks.Load.Processes;
using ChatRouter.Benchmarks.Load.Targets;

namespace ChatRouter.Benchmarks.Load;

/// <summary>Buyers who keep the widget open and say nothing: what each costs in memory, and all of them in processor time.</summary>
internal static class IdleRun
{
    private const int ConnectAtOnce = 16;
    private const int FirstFew = 100;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(LoadOptions options, CancellationToken cancellation)
    {
        if (options.Nodes > 0) throw new ArgumentException("--idle measures a single server.");
        if (options.Url is not null) throw new ArgumentException("--idle measures a server that it starts itself.");

        Console.WriteLine($"{options.Idle} idle buyers, {options.Seconds} s; resident memory after a forced collection");
        foreach (var relay in new[] { false, true })
        {
            if (relay ? options.Baseline || options.RelayOnly : !options.RelayOnly) await MeasureAsync(options, relay, cancellation);
        }

        return 0;
    }

    private static async Task MeasureAsync(LoadOptions options, bool relay, CancellationToken cancellation)
    {
        using var connector = new Connector();
        await using ITarget target = relay ? new RelayTarget(options, connector) : new RouterTarget(options, connector);
        var peers = Enumerable.Range(0, options.Idle + FirstFew).Select(_ => new IdlePeer()).ToList();
        await using var heartbeat = new Heartbeat(target, [], peers);
        try
        {
            await target.ReadyAsync(cancellation);
            // The first connections load code; they are not counted.
            await ConnectAsync(target, peers, 0, FirstFew, cancellation);
            var before = await RestAsync(target.ProcessId!.Value, cancellation);
            await ConnectAsync(target, peers, FirstFew, options.Idle, cancellation);
            var after = await RestAsync(target.ProcessId!.Value, cancellation);
            await Task.Delay(TimeSpan.FromSeconds(options.Seconds), cancellation);
            var end = ProcessFigures.Of(target.ProcessId!.Value);
            Print(target.Name, options, before, after, end);
            foreach (var faults in peers.Select(peer => peer.Fault).OfType<string>().GroupBy(f => f).Take(5))
                Console.WriteLine($"  connections lost {faults.Count()}: {faults.Key}");
        }
        finally
        {
            foreach (var peer in peers) peer.Dispose();
        }
    }

    private static Task ConnectAsync(ITarget target, List<IdlePeer> peers, int first, int count, CancellationToken cancellation) =>
        Parallel.ForAsync(first, first + count, new ParallelOptions { MaxDegreeOfParallelism = ConnectAtOnce, CancellationToken = cancellation },
            async (i, stop) => await target.ConnectBuyerAsync(peers[i], i, stop));

    // Twice: finalizers of the first round give memory back in the second.
    private static async Task<ProcessFigures> RestAsync(int process, CancellationToken cancellation)
    {
        for (var i = 0; i < 2; i++)
        {
            await RuntimePort.CollectGarbageAsync(process, cancellation);
            await Task.Delay(Rest, cancellation);
        }

        return ProcessFigures.Of(process);
    }

    private static void Print(string name, LoadOptions options, ProcessFigures before, ProcessFigures after, ProcessFigures end) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-8} {(after.ResidentBytes - before.ResidentBytes) / 1024.0 / options.Idle,6:F2} KiB per connection, {(end.Cpu - after.Cpu).TotalSeconds / options.Seconds * 100,5:F2} % of a core, resident {before.ResidentBytes / 1048576} -> {after.ResidentBytes / 1048576} MiB"));
}
