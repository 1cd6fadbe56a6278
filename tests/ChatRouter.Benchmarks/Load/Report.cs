using System.Globalization;
using ChatRouter.Benchmarks.Load.Measure;
using ChatRouter.Benchmarks.Load.Processes;

namespace ChatRouter.Benchmarks.Load;

/// <summary>Prints what was measured.</summary>
internal static class Report
{
    public static void Head() => Console.WriteLine(
        "target    msg/s   to agent p50    p99  p99.9   to buyer p50    p99        ack p50    p99   server cores  µs/msg   MiB   client cores   CPU s per 1,000 msg: servers  redis  postgres");

    public static void Round(string name, RoundResult round)
    {
        var meter = round.Meter;
        var server = round.Server?.Servers;
        var messages = meter.AckedPerSecond * meter.Length.TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-8} {meter.AckedPerSecond,6:F0}  {Three(meter.ToAgent)}  {Two(meter.ToBuyer)}  {Two(meter.Ack)}  {server?.Cpu / meter.Length,12:F2}  {(server?.Cpu / messages)?.TotalMicroseconds,6:F0}  {server?.ResidentBytes / 1048576.0,4:F0}  {round.OwnCpu / meter.Length,12:F2}  {PerThousand(server, messages),27}  {PerThousand(round.Server?.Redis, messages),5}  {PerThousand(round.Server?.Postgres, messages),8}"));
    }

    /// <summary>The promises: what was acked, shown, lost, doubled, disordered over all rounds.</summary>
    public static void Promises(Crowd crowd, int notPushed)
    {
        var talks = crowd.Stage.Talks;
        int Sum(Func<Lane, int> count) => talks.Sum(talk => count(talk.ToAgent) + count(talk.ToBuyer));
        Console.WriteLine(
            $"{crowd.Target.Name}: sent {Sum(l => l.Sent)}, acked and not pushed {notPushed}, after Sync lost {Sum(l => l.Missing())}, shown under two seqs {Sum(l => l.Doubled)}, stored out of order {Sum(l => l.Disordered())}, pushed late {Sum(l => l.Late)}, pushed again {Sum(l => l.Repeated)}");
        foreach (var (error, count) in crowd.Stage.Refusals.OrderByDescending(r => r.Value).Take(5)) Console.WriteLine($"  refused {count}: {error}");
        foreach (var faults in crowd.Faults.GroupBy(f => f).Take(5)) Console.WriteLine($"  connections lost {faults.Count()}: {faults.Key}");
    }

    public static void Ratios(string names, IReadOnlyList<RoundResult> first, IReadOnlyList<RoundResult> second)
    {
        Ratio(names, "messages/s", first, second, r => r.Meter.AckedPerSecond);
        Ratio(names, "to agent p50", first, second, r => r.Meter.ToAgent.Percentile(0.5));
        Ratio(names, "to agent p99", first, second, r => r.Meter.ToAgent.Percentile(0.99));
        Ratio(names, "ack p99", first, second, r => r.Meter.Ack.Percentile(0.99));
        Ratio(names, "server CPU per message", first, second, r => (r.Server?.Servers.Cpu / r.Meter.AckedPerSecond)?.TotalSeconds ?? double.NaN);
    }

    private static void Ratio(string names, string name, IReadOnlyList<RoundResult> first, IReadOnlyList<RoundResult> second, Func<RoundResult, double> figure) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{names}, median of rounds: {name} {Median(first.Select(figure)) / Median(second.Select(figure)):F2}"));

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private static string PerThousand(ProcessFigures? used, double messages) =>
        used is { } figures ? (figures.Cpu.TotalSeconds / messages * 1000).ToString("F3", CultureInfo.InvariantCulture) : "-";

    private static string Two(Histogram h) =>
        string.Create(CultureInfo.InvariantCulture, $"{h.Percentile(0.5),13:F2} {h.Percentile(0.99),6:F2}");

    private static string Three(Histogram h) =>
        string.Create(CultureInfo.InvariantCulture, $"{Two(h)} {h.Percentile(0.999),6:F2}");
}
