using System.Diagnostics;
using ChatRouter.IntegrationTests.Faults;
using ChatRouter.Server.Delivery;
using ChatRouter.TestKit.HubClient;

namespace ChatRouter.IntegrationTests.Hubs;

/// <summary>A tab that stops reading while more comes than all buffers between the server and it can hold (some 4 MB).</summary>
public sealed class SlowTabTests : HubScene
{
    // About 24 KB each on the wire: 12 MB.
    private const int Messages = 500;

    private static readonly string Text = new('好', 8_000);

    private readonly Stopwatch _clock = Stopwatch.StartNew();

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?> { ["Limits:Enabled"] = "false" };

    [Fact]
    public async Task It_holds_up_nobody_and_is_told_to_resync_when_it_reads_again()
    {
        var (buyer, agent, conversation) = await TalkAsync();
        var tab = await TabThatStopsReadingAsync(agent);

        var slowest = await SlowestOfAsync(buyer);
        await agent.UntilAsync(() => agent.TimelineOf(conversation).UpTo == Messages + 1, TimeSpan.FromSeconds(10));
        tab.ReadOn();
        await tab.Changes.UntilAsync(() => tab.WasLeftBehind, TimeSpan.FromSeconds(20));

        Assert.True(tab.WasToldToResync, "The tab was cut off though it read again in time.");
        // Whoever waited for the tab would have waited until it read on.
        Assert.InRange(slowest, TimeSpan.Zero, ClientConnection.SendDeadline);
        Assert.Empty(agent.TimelineOf(conversation).Conflicts);
    }

    [Fact, Trait("Faults", "whole")]
    public async Task It_is_cut_off_when_it_does_not_read_again()
    {
        var (buyer, agent, _) = await TalkAsync();
        var tab = await TabThatStopsReadingAsync(agent);
        var from = _clock.Elapsed;

        await SlowestOfAsync(buyer);
        var cut = await tab.Cut.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.InRange(cut - from, ClientConnection.StuckLimit - TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(25));
    }

    private async Task<SlowReader> TabThatStopsReadingAsync(AgentTestClient agent)
    {
        var tab = Keep(await SlowReader.OpenAsync(Endpoint, agent.Session, _clock));
        await tab.Changes.UntilAsync(() => tab.Read > 0);
        tab.StopReading();
        return tab;
    }

    private async Task<TimeSpan> SlowestOfAsync(BuyerTestClient buyer)
    {
        var slowest = TimeSpan.Zero;
        for (var i = 0; i < Messages; i++)
        {
            var began = _clock.Elapsed;
            await buyer.SendAsync(Text);
            slowest = TimeSpan.FromTicks(Math.Max(slowest.Ticks, (_clock.Elapsed - began).Ticks));
        }

        return slowest;
    }
}
