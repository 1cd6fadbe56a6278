using System.Globalization;

namespace ChatRouter.Benchmarks.Load.Processes;

/// <summary>Processor time of a process by the names of its threads, from the kernel: tells work from waiting, which samples do not.</summary>
internal sealed class ThreadTimes
{
    private readonly Dictionary<string, (double User, double System)> _seconds = [];

    private ThreadTimes(int processId)
    {
        foreach (var task in Directory.EnumerateDirectories($"/proc/{processId}/task"))
        {
            var stat = File.ReadAllText(Path.Combine(task, "stat"));
            var (open, close) = (stat.IndexOf('('), stat.LastIndexOf(')'));
            var fields = stat[(close + 2)..].Split(' ');
            var before = _seconds.GetValueOrDefault(stat[(open + 1)..close]);
            _seconds[stat[(open + 1)..close]] = (before.User + Hundredths(fields[11]), before.System + Hundredths(fields[12]));
        }
    }

    public static ThreadTimes Of(int processId) => new(processId);

    public void PrintSince(ThreadTimes before, double messages)
    {
        Console.WriteLine("  processor time by thread name, µs per message, user + system:");
        foreach (var (name, time) in _seconds.OrderByDescending(entry => entry.Value.User + entry.Value.System))
        {
            var earlier = before._seconds.GetValueOrDefault(name);
            var (user, system) = ((time.User - earlier.User) / messages * 1e6, (time.System - earlier.System) / messages * 1e6);
            if (user + system >= 0.5) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-16} {user,6:F1} + {system:F1}"));
        }
    }

    private static double Hundredths(string ticks) => long.Parse(ticks, CultureInfo.InvariantCulture) / 100.0;
}
