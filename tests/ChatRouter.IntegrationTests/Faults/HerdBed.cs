using System.Diagnostics;
using System.Globalization;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Faults;

/// <summary>A bed that holds many sockets: those of the row, or as many as this machine lets a process have.</summary>
public sealed class HerdBed : FaultBed
{
    // What HAProxy has open besides: two for each of the crowd's 660 sockets, its listeners, checks, requests.
    private const int Others = 1_600;

    private static readonly int Files = Form.Of(20_000, Largest());

    /// <summary>How many sockets the herd has. HAProxy needs two files for each.</summary>
    internal static int Sockets { get; } = Math.Min(Form.Of(1_000, 10_000), (Files - Others) / 2);

    private protected override Task<ClusterProcess> MakeAsync(IReadOnlyDictionary<string, string> environment) =>
        Task.FromResult(new ClusterProcess(3, environment: environment, files: Form.Of<int?>(null, Files)));

    // More than the hard limit is for whoever may raise it.
    private static int Largest()
    {
        const int Plenty = 65_536;
        using var raise = Process.Start("prlimit", [$"--nofile={Plenty}:{Plenty}", "true"]);
        raise.WaitForExit();
        var limit = File.ReadLines("/proc/self/limits").Single(line => line.StartsWith("Max open files", StringComparison.Ordinal));
        return raise.ExitCode == 0 ? Plenty : int.Parse(limit.Split(' ', StringSplitOptions.RemoveEmptyEntries)[4], CultureInfo.InvariantCulture);
    }
}
