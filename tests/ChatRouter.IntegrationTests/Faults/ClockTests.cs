using Xunit.Abstractions;

namespace ChatRouter.IntegrationTests.Faults;

/// <summary>Wall clocks decide nothing across nodes.</summary>
public sealed class ClockTests(ClockBed bed, ITestOutputHelper output) : FaultRows(bed, output), IClassFixture<ClockBed>
{
    [Fact, Trait(Form.Trait, Form.Whole)]
    public async Task F24_clocks_are_wrong_and_are_set_right()
    {
        await bed.ReadyAsync();
        var (assignments, lapsed) = (await bed.AssignmentsAsync(), bed.Logged("has lapsed"));
        var waiting = await WaitingAsync();
        TimeSpan placed = default, placedLater = default;

        var result = await bed.RunAsync("F24", Output, async () =>
        {
            await bed.SetAsync(1, 90);
            await bed.SetAsync(2, -90);
            placed = await PlacedAsync(bed.Newcomers.Dequeue());
            // Tickets and sessions of one node's time are redeemed at another's.
            foreach (var member in bed.Everybody)
                member.Drop();
            await ForAsync(Form.Of(10, 30));
            await bed.SetAsync(1, 0);
            await bed.SetAsync(2, 0);
            placedLater = await PlacedAsync(bed.Newcomers.Dequeue());
            await ForAsync(5);
        });

        Say($"F24: newcomers placed after {placed.TotalSeconds:0.0} and {placedLater.TotalSeconds:0.0} s, everybody's reconnect p99 {result.ReturnP99.TotalSeconds:0.0} s");
        Assert.Equal(assignments + 2, await bed.AssignmentsAsync());
        Assert.Equal(lapsed, bed.Logged("has lapsed"));
        Assert.Equal(waiting, await bed.WaitingAsync());
        Assert.InRange(result.ReturnP99, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Equal(0, result.PutOff);
    }
}
