using System.Diagnostics;
using ChatRouter.TestKit.HubClient;
using ChatRouter.TestKit.Servers;
using Xunit.Abstractions;

namespace ChatRouter.IntegrationTests.Faults;

/// <summary>Everybody comes at once.</summary>
public sealed class HerdTests(HerdBed bed, ITestOutputHelper output) : FaultRows(bed, output), IClassFixture<HerdBed>
{
    private const int AtOnce = 200;

    private static int Sockets => HerdBed.Sockets;

    [Fact, Trait(Form.Trait, Form.Whole)]
    public async Task F25_the_balancer_is_restarted_under_a_herd()
    {
        Assert.True(Sockets >= Form.Of(1_000, 9_000), $"Processes may open too few files here for a herd: it would have {Sockets} sockets. Raise 'ulimit -Hn' to 22,000.");
        await bed.ReadyAsync();
        // Idle visitors. Their requests share some connections, or this process would need twice as many sockets.
        var endpoint = Endpoint.Sharing(bed.Cluster.Endpoint, AtOnce);
        var herd = Enumerable.Range(1, Sockets)
            .Select(number => new Buyer("load2", 1_000 + number, endpoint, bed.Clock) { ConnectPatience = TimeSpan.FromSeconds(10) }).ToList();
        var came = Stopwatch.StartNew();
        foreach (var some in herd.Chunk(AtOnce))
            await FaultBed.ConnectAsync(some);
        Say($"F25: {Sockets} came within {came.Elapsed.TotalSeconds:0} s");
        var back = TimeSpan.Zero;

        try
        {
            await bed.RunAsync("F25", Output, async () =>
            {
                await bed.Cluster.HaproxyAsync(ClusterVerb.Kill);
                await bed.Cluster.HaproxyAsync(ClusterVerb.Start);
                var since = Stopwatch.StartNew();
                await FaultBed.UntilAsync(
                    "the herd is back", () => Task.FromResult(herd.All(member => member.IsConnected && member.Returns.Count > 1)),
                    () => [$"{herd.Count(member => member.IsConnected && member.Returns.Count > 1)} of {Sockets}"], TimeSpan.FromSeconds(120));
                back = since.Elapsed;
            });
        }
        finally
        {
            foreach (var some in herd.Chunk(AtOnce))
                await Task.WhenAll(some.Select(member => member.DisposeAsync().AsTask()));
        }

        Say($"F25: all back {back.TotalSeconds:0.0} s after the balancer was there again");
        Assert.InRange(back, TimeSpan.Zero, TimeSpan.FromSeconds(60));
    }
}
