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
        var state = await shop.Get<AgentPresence>().SetStateAsync(agent, WantedState.Online, null, force: false, CancellationToken.None);

        Assert.Equal(AgentState.Online, state.Value);
    }

    [Theory]
    [InlineData(WantedState.Online, AgentState.Online)]
    [InlineData(WantedState.Paused, AgentState.Paused)]
    [InlineData(WantedState.Offline, AgentState.Offline)]
    public async Task Who_chooses_what_he_is_already_stays_it(WantedState wanted, AgentState state)
    {
        await using var shop = await SmallShop.OpenAsync();
        var agent = SmallShop.AgentOf("a");
        await shop.OnlineAsync(agent);

        foreach (var _ in new[] { 1, 2 })
            Assert.Equal(state, (await shop.Get<AgentPresence>().SetStateAsync(agent, wanted, null, force: false, CancellationToken.None)).Value);
    }

    [Fact]
    public async Task A_dispatcher_that_knows_nothing_of_his_conversations_does_not_take_him_for_idle()
    {
        await using var shop = await SmallShop.OpenAsync();
        var agent = await ForgottenAsync(shop);
        await shop.WriteAsync("x", to: agent.Shop);
        var dispatcher = shop.Get<IDispatcher>();
        Assert.Null(await dispatcher.StaffAsync(agent.Shop, CancellationToken.None));

        await shop.Get<AgentPresence>().ConnectedAsync(agent, new("c"), CancellationToken.None);

        Assert.Equal(AgentState.Online, await StateAsync(shop, agent));
        Assert.Equal(agent.Agent, Assert.Single((await dispatcher.ConversationsAsync(agent.Shop, CancellationToken.None))!).Owner);
    }

    [Fact]
    public async Task The_first_who_comes_after_a_loss_of_memory_brings_everybodys_conversations_back()
    {
        await using var shop = await SmallShop.OpenAsync();
        foreach (var name in new[] { "a", "b" })
            await shop.OnlineAsync(SmallShop.AgentOf(name));
        await shop.WriteAsync("x");
        await shop.WriteAsync("y");

        await shop.RestartForgetfulAsync();
        await Task.WhenAll(new[] { "a", "b" }.Select(name => shop.Get<AgentPresence>().ConnectedAsync(SmallShop.AgentOf(name), new(name), CancellationToken.None)));

        var conversations = (await shop.Get<IDispatcher>().ConversationsAsync(SmallShop.Id, CancellationToken.None))!;
        Assert.Equal(["x a", "y b"], conversations.Select(known => $"{known.Buyer} {known.Owner?.Value ?? "-"}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_dispatcher_that_begins_anew_expects_who_wants_to_be_there()
    {
        await using var shop = await SmallShop.OpenAsync();
        var agent = await ForgottenAsync(shop);

        await shop.Get<Rebuilder>().RebuildAsync(CancellationToken.None);
        Assert.Equal(AgentState.Grace, await StateAsync(shop, agent));
        shop.Clock.Advance(TimeSpan.FromSeconds(30));
        await shop.Get<IDispatcher>().DueAsync(shop.Clock.GetUtcNow(), CancellationToken.None);

        Assert.Equal(AgentState.Offline, await StateAsync(shop, agent));
    }

    [Theory]
    [InlineData("", "textEmpty")]
    [InlineData("unpaired", "invalidArgument")]
    [InlineData("61", "textTooLong")]
    public async Task A_pause_is_given_a_reason_that_can_be_shown_or_none(string reason, string code)
    {
        await using var shop = await SmallShop.OpenAsync();
        var agent = SmallShop.AgentOf("a");
        await shop.OnlineAsync(agent);
        // An attribute cannot hold half a character.
        var said = reason switch { "61" => new string('长', 61), "unpaired" => "\ud800", _ => reason };

        var refused = await shop.Get<AgentPresence>().SetStateAsync(agent, WantedState.Paused, said, force: false, CancellationToken.None);

        Assert.Equal((code, AgentState.Online), (refused.Rejection?.Code, await StateAsync(shop, agent)));
    }

    [Fact]
    public async Task Who_has_no_account_is_not_introduced()
    {
        await using var shop = await SmallShop.OpenAsync();

        await shop.Get<AgentPresence>().ConnectedAsync(SmallShop.AgentOf("nobody"), new("c"), CancellationToken.None);

        var view = await shop.Get<IDispatcher>().ViewAsync(SmallShop.Id, CancellationToken.None);
        Assert.DoesNotContain(view!.Agents, agent => agent.Agent == new AgentId("nobody"));
    }

    // An agent who wants to be online, of a shop that the dispatcher does not know.
    private static async Task<AgentIdentity> ForgottenAsync(SmallShop shop)
    {
        var id = new ShopId("forgotten");
        await shop.Get<IShopStore>().SaveAsync(new() { Id = id, Name = "Forgotten", PublicKey = "forgotten", Routing = Presets.Balanced }, CancellationToken.None);
        await shop.Get<IShopStore>().SaveAccountAsync(
            new() { Shop = id, Id = new("a"), Name = "a", DisplayName = "a", PasswordHash = "", Role = AccountRole.Agent, SecurityStamp = "" }, CancellationToken.None);
        await shop.Get<IShopStore>().SaveWantedStateAsync(id, new("a"), WantedState.Online, null, CancellationToken.None);
        return new(id, new("a"), "a", AccountRole.Agent, "");
    }

    private static async Task<AgentState> StateAsync(SmallShop shop, AgentIdentity agent) =>
        (await shop.Get<IDispatcher>().ViewAsync(agent.Shop, CancellationToken.None))!.Agents.Single(known => known.Agent == agent.Agent).State;
}
