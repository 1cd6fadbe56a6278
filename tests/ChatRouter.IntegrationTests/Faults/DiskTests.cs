using Xunit.Abstractions;

namespace ChatRouter.IntegrationTests.Faults;

/// <summary>A disk without space refuses what it cannot take, and that is all.</summary>
public sealed class DiskTests(DiskBed bed, ITestOutputHelper output) : FaultRows(bed, output), IClassFixture<DiskBed>
{
    [Fact, Trait(Form.Trait, Form.Whole)]
    public async Task F18_the_database_s_disk_is_full()
    {
        await bed.ReadyAsync();
        var (reads, waitsUntilFull) = (0, TimeSpan.Zero);
        var readers = bed.Buyers.Except(bed.Newcomers).Take(5).ToList();

        var result = await bed.RunAsync("F18", Output, async () =>
        {
            Pad(7_500);
            await bed.FillAsync(kilobytesLeft: 64);
            waitsUntilFull = await FaultBed.UntilAsync("somebody is told so", () => Task.FromResult(bed.Everybody.Any(member => member.Sent.Any(sent => sent.Full > 0))), () => [], TimeSpan.FromSeconds(40));
            foreach (var reader in readers)
            {
                var opened = await reader.LookAsync();
                await reader.Client!.SyncAsync(opened.Status!.ConversationId);
                reads++;
            }

            await ForAsync(Form.Of(5, 20));
            bed.Free();
            Pad(0);
        });

        Say($"F18: full after {waitsUntilFull.TotalSeconds:0.0} s, {result.Full} times storageFull, {reads} read meanwhile, all stored {(result.Backlog - result.OverAt).TotalSeconds:0.0} s after there was space");
        Assert.NotEqual(0, result.Full);
        Assert.Equal(readers.Count, reads);
        Assert.Empty(result.Returns);
        Assert.InRange(result.SlowestAnswer, TimeSpan.Zero, TimeSpan.FromSeconds(3.5));
    }
}
