using System.Globalization;

namespace ChatRouter.Benchmarks.Load.Processes;

/// <summary>What the kernel says of a process: processor time used and memory resident.</summary>
internal readonly record struct ProcessFigures(TimeSpan Cpu, long ResidentBytes)
{
    // USER_HZ: Linux tells processor time in hundredths of a second wherever .NET runs.
    private const double TicksPerSecond = 100;

    public static ProcessFigures Of(int processId)
    {
        var stat = File.ReadAllText($"/proc/{processId}/stat");
        // The name in parentheses may contain blanks; after it come state (field 3), … utime (14), stime (15).
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = Number(fields[11]) + Number(fields[12]);
        var resident = File.ReadLines($"/proc/{processId}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        var kilobytes = Number(resident.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1]);
        return new(TimeSpan.FromSeconds(ticks / TicksPerSecond), kilobytes * 1024);
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
