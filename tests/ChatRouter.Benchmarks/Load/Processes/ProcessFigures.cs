using System.Globalization;

namespace ChatRouter.Benchmarks.Load.Processes;

/// <summary>What the kernel says of a process: processor time used and memory resident.</summary>
internal readonly record struct ProcessFigures(TimeSpan Cpu, long ResidentBytes)
{
    // USER_HZ: Linux tells processor time in hundredths of a second wherever .NET runs.
    private const double TicksPerSecond = 100;

    public static ProcessFigures Of(int processId)
    {
        var fields = Stat(processId);
        return new(Time(fields[11..13]), Resident(processId));
    }

    /// <summary>A process and its children, those that ended included. Memory that they share is counted for each.</summary>
    public static ProcessFigures OfFamily(int processId)
    {
        var sum = new ProcessFigures(Time(Stat(processId)[11..15]), Resident(processId));
        var children = File.ReadAllText($"/proc/{processId}/task/{processId}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var child in children)
        {
            try
            {
                sum += Of((int)Number(child));
            }
            catch (IOException)
            {
                // Ended just now.
            }
        }

        return sum;
    }

    public static ProcessFigures operator +(ProcessFigures one, ProcessFigures other) => new(one.Cpu + other.Cpu, one.ResidentBytes + other.ResidentBytes);

    /// <summary>Processor time since <paramref name="earlier"/>, memory as it is now.</summary>
    public ProcessFigures Since(ProcessFigures earlier) => this with { Cpu = Cpu - earlier.Cpu };

    // The name in parentheses may contain blanks; after it come state (field 3), … utime (14), stime (15), and those of ended children.
    private static string[] Stat(int processId)
    {
        var stat = File.ReadAllText($"/proc/{processId}/stat");
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
    }

    private static TimeSpan Time(IEnumerable<string> ticks) => TimeSpan.FromSeconds(ticks.Sum(Number) / TicksPerSecond);

    private static long Resident(int processId)
    {
        var resident = File.ReadLines($"/proc/{processId}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        var kilobytes = Number(resident.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1]);
        return kilobytes * 1024;
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
