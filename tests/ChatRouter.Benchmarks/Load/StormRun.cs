using System.Diagnostics;
using System.Globalization;
using ChatRouter.Benchmarks.Load.Client;
using ChatRouter.Benchmarks.Load.Measure;
using ChatRouter.Benchmarks.Load.Targets;

namespace ChatRouter.Benchmarks.Load;

/// <summary>Many buyers write at the same moment to few agents: as many are owned as there is room, all others wait, nobody twice.</summary>
internal static class StormRun
{
    public const int Agents = 20;
    public const int Capacity = 3;

    private const int ConnectAtOnce = 16;

    public static async Task<int> RunAsync(LoadOptions options, CancellationToken cancellation)
    {
        if (options.Url is not null) throw new ArgumentException("--storm needs agents of its own: it starts its server itself.");

        using var connector = new Connector();
        await using var target = LoadCommand.Targets(options with { Baseline = false, RelayOnly = false }, connector)[0];
        var agents = Enumerable.Range(0, Agents).Select(_ => new StormAgent()).ToList();
        var buyers = Enumerable.Range(0, options.Storm).Select(_ => new StormBuyer()).ToList();
        await using var heartbeat = new Heartbeat(target, agents, buyers);
        try
        {
            await target.ReadyAsync(cancellation);
            await GatherAsync(target, agents, buyers, cancellation);
            return await StormAsync(target, agents, buyers, cancellation) ? 0 : 1;
        }
        finally
        {
            foreach (var peer in agents.Concat<Peer>(buyers)) peer.Dispose();
        }
    }

    private static async Task GatherAsync(ITarget target, List<StormAgent> agents, List<StormBuyer> buyers, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = ConnectAtOnce, CancellationToken = cancellation };
        await Parallel.ForAsync(0, agents.Count, parallel, async (i, stop) => await target.ConnectAgentAsync(agents[i], i, stop));
        await Parallel.ForAsync(0, buyers.Count, parallel, async (i, stop) => await target.ConnectBuyerAsync(buyers[i], i, stop));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{agents.Count} agents and {buyers.Count} buyers connected within {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s"));
    }

    private static async Task<bool> StormAsync(ITarget target, List<StormAgent> agents, List<StormBuyer> buyers, CancellationToken cancellation)
    {
        var before = target.Figures()!;
        var start = Stopwatch.GetTimestamp();
        var answers = await Task.WhenAll(buyers.Select(buyer => buyer.SendAsync(cancellation)));
        var took = Stopwatch.GetElapsedTime(start);
        var (stored, decided) = (new Histogram(), new Histogram());
        foreach (var buyer in buyers) stored.Add(buyer.StoredAfter);
        foreach (var answer in answers) decided.Add(answer.Took);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"all decided within {took.TotalMilliseconds:F0} ms; each within p50 {decided.Percentile(0.5):F0}, p99 {decided.Percentile(0.99):F0} ms"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  each stored within p50 {stored.Percentile(0.5):F0}, p99 {stored.Percentile(0.99):F0} ms; asked to try again {buyers.Sum(buyer => buyer.Refused)} times, {buyers.Count(buyer => buyer.Refused > 0)} buyers"));
        var used = target.Figures()!.Since(before);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  processor seconds: servers {used.Servers.Cpu.TotalSeconds:F1}, Redis {used.Redis?.Cpu.TotalSeconds:F1}, PostgreSQL {used.Postgres?.Cpu.TotalSeconds:F1}"));
        foreach (var status in answers.GroupBy(answer => answer.Status).OrderByDescending(group => group.Count()).Take(5)) Console.WriteLine($"  {status.Key}: {status.Count()}");

        var owned = await Task.WhenAll(agents.Select(agent => agent.OwnedAsync(cancellation)));
        return Check(answers, owned, Math.Min(buyers.Count, Agents * Capacity));
    }

    private static bool Check((string Conversation, string Status, TimeSpan Took)[] answers, IReadOnlyList<string>[] owned, int room)
    {
        var told = answers.Where(answer => answer.Status is "owned").Select(answer => answer.Conversation).ToHashSet();
        var all = owned.SelectMany(conversations => conversations).ToList();
        var waiting = answers.Count(answer => answer.Status is "queued");
        var doubled = answers.Length - answers.Select(answer => answer.Conversation).Distinct().Count() + all.Count - all.Distinct().Count();
        var well = told.SetEquals(all) && all.Count == room && waiting == answers.Length - room && doubled == 0 && owned.All(conversations => conversations.Count <= Capacity);
        Console.WriteLine(
            $"{(well ? "as promised" : "NOT AS PROMISED")}: agents own {all.Count} of {room}, the fullest {owned.Max(conversations => conversations.Count)} of {Capacity}; " +
            $"buyers told 'owned' {told.Count}, waiting {waiting}, twice {doubled}");
        return well;
    }
}
