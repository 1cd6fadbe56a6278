using ChatRouter.Core.Delivery;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Routing.InMemory;
using ChatRouter.TestKit;

namespace ChatRouter.Tests.Routing;

public sealed class QueueAnnouncerTests
{
    private static readonly ShopId Shop = new("shop");
    private static readonly AgentId Anna = new("anna");

    private readonly ManualClock _clock = new();
    private readonly InMemoryDispatcher _dispatcher = new();
    private readonly QueueAnnouncer _announcer;
    private readonly List<string> _told = [];

    public QueueAnnouncerTests() => _announcer = new(_dispatcher, new Told(_told), _clock);

    [Fact]
    public async Task Who_was_told_his_position_when_he_was_queued_is_not_told_it_again()
    {
        await OpenAsync();
        foreach (var buyer in new[] { "first", "second", "third" })
            _announcer.Told(Shop, (await RouteAsync(buyer)).Subject!);

        await MovedAsync();

        Assert.Empty(_told);
    }

    [Fact]
    public async Task Those_whose_position_changed_are_told_once()
    {
        await OpenAsync();
        foreach (var buyer in new[] { "first", "second", "third" })
            _announcer.Told(Shop, (await RouteAsync(buyer)).Subject!);
        await _dispatcher.LeaveQueueAsync(new(Shop, new("second"), _clock.GetUtcNow()), CancellationToken.None);

        await MovedAsync();
        await MovedAsync();

        Assert.Equal(["third 1"], _told);
    }

    [Fact]
    public async Task Who_was_told_elsewhere_is_told_here_too()
    {
        await OpenAsync();
        foreach (var buyer in new[] { "first", "second" })
            await RouteAsync(buyer);

        await MovedAsync();

        Assert.Equal(["second 1"], _told);
    }

    // One agent with room for one.
    private async Task OpenAsync()
    {
        var at = _clock.GetUtcNow();
        await _dispatcher.ConfigureShopAsync(new() { Shop = Shop, Settings = Presets.Balanced, At = at }, CancellationToken.None);
        await _dispatcher.SetAgentAsync(new() { Shop = Shop, Agent = Anna, Capacity = 1, At = at }, CancellationToken.None);
        await _dispatcher.AgentConnectedAsync(new(Shop, Anna, new("c"), at.AddHours(1), at), CancellationToken.None);
        await _dispatcher.SetAgentStateAsync(new(Shop, Anna, WantedState.Online, false, at), CancellationToken.None);
    }

    private async Task<DispatchResult> RouteAsync(string name)
    {
        _clock.Advance(TimeSpan.FromSeconds(1));
        var at = _clock.GetUtcNow();
        return await _dispatcher.RouteAsync(new() { Shop = Shop, Conversation = new(name), Buyer = new(name), Seq = 1, Version = 0, TurnOpenedAt = at, At = at }, CancellationToken.None);
    }

    private Task MovedAsync()
    {
        _announcer.Moved(Shop);
        return _announcer.AnnounceAsync(CancellationToken.None);
    }

    private sealed class Told(List<string> told) : IDelivery
    {
        public void ToBuyer(ShopId shop, BuyerId buyer, ServerEvent serverEvent, ConnectionId? except = null) =>
            told.Add($"{buyer} {Assert.IsType<StatusChanged>(serverEvent).Status.Queue!.Position}");

        public void ToAgent(ShopId shop, AgentId agent, ServerEvent serverEvent, ConnectionId? except = null)
        {
        }

        public void ToAgents(ShopId shop, ServerEvent serverEvent)
        {
        }

        public void ToSupervisors(ShopId shop, ServerEvent serverEvent)
        {
        }
    }
}
