using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Faults;

/// <summary>A bed whose nodes' wall clocks can be set, by libfaketime. Monotonic clocks stay right, as they do in a machine.</summary>
public sealed class ClockBed : FaultBed
{
    private const string Library = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";
    private const string Offset = "clock";

    // The file of the offset lies in the node's own folder, where it runs.
    private protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["LD_PRELOAD"] = Library,
        ["FAKETIME_TIMESTAMP_FILE"] = Offset,
        ["FAKETIME_CACHE_DURATION"] = "1",
        ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
        // Else timed waits are counted on the wrong clock, return at once, and keep every core busy.
        ["FAKETIME_FORCE_MONOTONIC_FIX"] = "0",
        ["NO_FAKE_STAT"] = "1",
    };

    /// <summary>The node's wall clock is that much ahead of the others', and says so itself.</summary>
    internal async Task SetAsync(int node, int secondsAhead)
    {
        await File.WriteAllTextAsync(Path.Combine(Cluster.Folder, FormattableString.Invariant($"node-{node}"), Offset), FormattableString.Invariant($"{secondsAhead:+0;-0}s\n"));
        await UntilAsync("the clock is set", async () => Math.Abs(await AheadAsync(node) - secondsAhead) < 5, () => [], TimeSpan.FromSeconds(10));
    }

    // By the Date of its answers, which comes from no clock but the machine's.
    private async Task<double> AheadAsync(int node)
    {
        using var answer = await Cluster.Node(node).Http.GetAsync("/healthz");
        return (answer.Headers.Date!.Value - TimeProvider.System.GetUtcNow()).TotalSeconds;
    }

    private protected override Task<ClusterProcess> MakeAsync(IReadOnlyDictionary<string, string> environment)
    {
        Assert.True(File.Exists(Library), "This row sets clocks. Install what does: sudo apt-get install faketime");
        return base.MakeAsync(environment);
    }
}
