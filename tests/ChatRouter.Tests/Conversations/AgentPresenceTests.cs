using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;

namespace ChatRouter.Tests.Conversations;

/// <summary>Agents who come by accounts and shops that were made while the server runs.</summary>
public sealed class AgentPresenceTests
{
    [Theory]
    [InlineData("shop")]
    [InlineData("another")]
    public async Task An_account_that_the_dispatcher_has_not_heard_of_is_introduced_when_it_connects(string name)
    {
        await using var shop = await SmallShop.OpenAsync();
        var id = new ShopId(name);
        await shop.Get<IShopStore>().SaveAsync(new() { Id = id, Name = name, PublicKey = name, Routing = Presets.Balanced }, CancellationToken.None);
        await shop.Get<IShopStore>().SaveAccountAsync(
            new() { Shop = id, Id = new("new"), Name = "new", DisplayName = "new", PasswordHash = "", Role = AccountRole.Agent, SecurityStamp = "" }, CancellationToken.None);
        var agent = new AgentIdentity(id, new("new"), "new", AccountRole.Agent, "");

        await shop.Get<AgentPresence>().ConnectedAsync(agent, new("c"), CancellationToken.None);
        var state = await shop.Get<AgentPresence>().SetStateAsync(agent, WantedState.Online, force: false, CancellationToken.None);

        Assert.Equal(AgentState.Online, state.Value);
    }

    [Fact]
    public async Task Who_has_no_account_is_not_introduced()
    {
        await using var shop = await SmallShop.OpenAsync();

        await shop.Get<AgentPresence>().ConnectedAsync(SmallShop.AgentOf("nobody"), new("c"), CancellationToken.None);

        var view = await shop.Get<IDispatcher>().ViewAsync(SmallShop.Id, CancellationToken.None);
        Assert.DoesNotContain(view!.Agents, agent => agent.Agent == new AgentId("nobody"));
    }
}
