using System.Diagnostics;
using ChatRouter.TestKit.Servers;
using Xunit.Abstractions;

namespace ChatRouter.IntegrationTests.Faults;

/// <summary>What rows have in common: time that passes, what is measured, what everybody does.</summary>
[Collection(FaultBed.Name)]
public abstract class FaultRows(FaultBed bed, ITestOutputHelper output)
{
    // By how much the same measurement differs between two times on two shared cores.
    private protected static readonly TimeSpan ScheduleNoise = TimeSpan.FromMilliseconds(50);

    private protected FaultBed Bed => bed;

    private protected ITestOutputHelper Output => output;

    private protected static Task ForAsync(double seconds) => Rest.ForAsync(TimeSpan.FromSeconds(seconds), CancellationToken.None);

    private protected async Task<Span> SpanAsync(double seconds)
    {
        var from = bed.Clock.Elapsed;
        await ForAsync(seconds);
        return new(from, bed.Clock.Elapsed);
    }

    private protected static void AssertNoErrors(RowResult result)
    {
        Assert.Equal((0, 0), (result.Unknown, result.PutOff));
        Assert.DoesNotContain(result.Sent, sent => sent.Refused is not null);
    }

    private protected async Task<IReadOnlyList<string>> WaitingAsync()
    {
        await bed.ReadyAsync();
        var waiting = await bed.WaitingAsync();
        Assert.NotEmpty(waiting);
        return waiting;
    }

    /// <summary>Somebody new writes and has an agent within 10 s; says how long that took.</summary>
    private protected static async Task<TimeSpan> PlacedAsync(Buyer newcomer)
    {
        var since = Stopwatch.StartNew();
        newcomer.Say();
        await UntilOwnedAsync(newcomer);
        return since.Elapsed;
    }

    private protected static Task<TimeSpan> UntilOwnedAsync(Buyer newcomer) => FaultBed.UntilAsync(
        "the newcomer has an agent",
        async () => newcomer is { IsConnected: true, IsIdle: true } && (await newcomer.LookAsync()).Status is { Status: Core.Conversations.Placement.Owned },
        () => [newcomer.Name], TimeSpan.FromSeconds(10));

    private protected Task EachNodeAsync(ClusterVerb verb) => Task.WhenAll(Enumerable.Range(1, 3).Select(node => bed.Cluster.NodeAsync(node, verb)));

    private protected void Pad(int characters)
    {
        foreach (var member in bed.Everybody)
            member.Padding = characters;
    }

    private protected void Say(FormattableString text) => output.WriteLine(FormattableString.Invariant(text));
}
