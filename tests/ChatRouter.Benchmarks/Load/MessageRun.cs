using ChatRouter.Benchmarks.Load.Client;
using ChatRouter.Benchmarks.Load.Processes;

namespace ChatRouter.Benchmarks.Load;

/// <summary>Buyers write, agents answer.</summary>
internal static class MessageRun
{
    public static async Task<int> RunAsync(LoadOptions options, CancellationToken cancellation)
    {
        using var connector = new Connector();
        var targets = LoadCommand.Targets(options, connector);
        var crowds = targets.ConvertAll(target => new Crowd(options, target));
        try
        {
            var results = await RunRoundsAsync(options, crowds, cancellation);
            foreach (var crowd in crowds) await CheckAsync(crowd, cancellation);
            for (var i = 0; i + 1 < results.Count; i++) Report.Ratios($"{targets[i].Name} / {targets[^1].Name}", results[i], results[^1]);
            return 0;
        }
        finally
        {
            foreach (var crowd in crowds) await crowd.DisposeAsync();
            foreach (var target in targets) await target.DisposeAsync();
        }
    }

    private static async Task<List<List<RoundResult>>> RunRoundsAsync(LoadOptions options, List<Crowd> crowds, CancellationToken cancellation)
    {
        foreach (var crowd in crowds)
        {
            await crowd.Target.ReadyAsync(cancellation);
            await crowd.GatherAsync(cancellation);
            if (options.WarmUp > 0) await crowd.MeasureAsync(TimeSpan.FromSeconds(options.WarmUp), cancellation);
        }

        Console.WriteLine(
            $"{options.Buyers} buyers, {options.AgentsPerShop * options.Shops} agents, {options.Shops} shops, {options.Seconds} s per round, " +
            $"{(options.Rate > 0 ? $"{options.Rate} msg/s" : "the next message on ack")}, replies {(options.Replies ? "on" : "off")}; latency in ms");
        Report.Head();
        var results = crowds.ConvertAll(_ => new List<RoundResult>());
        for (var round = 0; round < options.Rounds; round++)
        {
            for (var i = 0; i < crowds.Count; i++)
            {
                var result = await crowds[i].MeasureAsync(TimeSpan.FromSeconds(options.Seconds), cancellation);
                results[i].Add(result);
                Report.Round(crowds[i].Target.Name, result);
            }
        }

        if (options.Profile > 0)
            foreach (var crowd in crowds) await ProfileAsync(options, crowd, cancellation);

        return results;
    }

    private static async Task ProfileAsync(LoadOptions options, Crowd crowd, CancellationToken cancellation)
    {
        if (crowd.Target.ProcessId is not { } process) return;

        var before = ThreadTimes.Of(process);
        var result = await crowd.MeasureAsync(TimeSpan.FromSeconds(options.Seconds), cancellation);
        Console.WriteLine($"{crowd.Target.Name}, in a round of its own:");
        // The run-up counts as well.
        var messages = result.Meter.AckedPerSecond * (result.Meter.Length + Crowd.RunUp).TotalSeconds;
        ThreadTimes.Of(process).PrintSince(before, messages);

        await using var sampling = await Sampling.StartAsync(process, cancellation);
        await crowd.MeasureAsync(TimeSpan.FromSeconds(options.Seconds), cancellation);
        await sampling.PrintAsync(options.Profile, cancellation);
    }

    private static async Task CheckAsync(Crowd crowd, CancellationToken cancellation)
    {
        var talks = crowd.Stage.Talks;
        var notPushed = talks.Sum(talk => talk.ToAgent.Missing() + talk.ToBuyer.Missing());
        await crowd.RepairAsync(cancellation);
        Report.Promises(crowd, notPushed);
    }
}
