using ChatRouter.Core.Bots;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Supervision;
using ChatRouter.Tests.Conversations;

namespace ChatRouter.Tests.Supervision;

/// <summary>What awaits those who open a shop's chat, before they write.</summary>
public sealed class AvailabilitiesTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task It_follows_who_is_there_within_seconds()
    {
        await using var shop = await SmallShop.OpenAsync();
        Assert.Equal(AvailabilityState.Offline, await StateAsync(shop));

        await shop.OnlineAsync(SmallShop.AgentOf("a"));
        Assert.Equal(AvailabilityState.Offline, await StateAsync(shop));
        shop.Clock.Advance(Availabilities.KeptFor);
        Assert.Equal(AvailabilityState.Online, await StateAsync(shop));

        await shop.Get<AgentPresence>().SetStateAsync(SmallShop.AgentOf("a"), WantedState.Paused, null, force: false, None);
        shop.Clock.Advance(Availabilities.KeptFor);
        Assert.Equal(AvailabilityState.Queue, await StateAsync(shop));
    }

    [Fact]
    public async Task A_bot_that_comes_first_is_always_there()
    {
        await using var shop = await SmallShop.OpenAsync();
        await shop.Get<IShopStore>().ChangeAsync(SmallShop.Id, known => known with { Bot = new() { Mode = BotMode.First } }, None);

        Assert.Equal(AvailabilityState.Online, await StateAsync(shop));
    }

    private static async Task<AvailabilityState?> StateAsync(SmallShop shop) => (await shop.Get<Availabilities>().OfAsync(SmallShop.Id, None))?.State;
}
