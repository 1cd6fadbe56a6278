using ChatRouter.Core.Shops;
using ChatRouter.Server.Demo;
using ChatRouter.TestHost;
using ChatRouter.TestKit.HubClient;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatRouter.IntegrationTests.Hubs;

/// <summary>A server of its own for each test, and the demo shop's people on it.</summary>
public abstract class HubScene : IAsyncLifetime
{
    private readonly List<IAsyncDisposable> _clients = [];
    private HostedServer? _server;

    protected static string Password => DemoShop.Password;

    protected HostedServer Server => _server!;

    protected Endpoint Endpoint => Server.Endpoint;

    protected virtual IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>();

    /// <summary>Hears what the server logs, where a test wants to know.</summary>
    protected virtual ILoggerProvider? Listener => null;

    /// <summary>Puts services of a test's own in place of some of the server's.</summary>
    protected virtual void Replace(IServiceCollection services)
    {
    }

    public Task InitializeAsync()
    {
        _server = new HostedServer(Settings, Listener, replace: Replace);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        foreach (var client in _clients)
            await client.DisposeAsync();
        await Server.DisposeAsync();
    }

    protected async Task<BuyerTestClient> BuyerAsync(string? userToken = null) =>
        Keep(await BuyerTestClient.OpenAsync(Endpoint, DemoShop.Key, Endpoint.Origin, userToken));

    /// <summary>Another connection of the same buyer; not opened yet.</summary>
    protected async Task<BuyerTestClient> SameBuyerAsync(BuyerTestClient buyer) =>
        Keep(await BuyerTestClient.ConnectAsync(Endpoint, buyer.Session, Endpoint.Origin));

    protected async Task<AgentTestClient> AgentAsync(string account) =>
        Keep(await AgentTestClient.OnlineAsync(Endpoint, DemoShop.Key, account, Password));

    protected async Task<SupervisorTestClient> SupervisorAsync(string account = "boss") =>
        Keep(await SupervisorTestClient.OpenAsync(Endpoint, DemoShop.Key, account, Password));

    /// <summary>The supervisor of another shop, <c>their-boss</c>, which was made just now.</summary>
    protected async Task<SupervisorTestClient> ForeignSupervisorAsync()
    {
        var shop = DemoShop.Shop with { Id = new("other"), PublicKey = "other", BuyerTokenSecrets = [] };
        var boss = new Account { Shop = shop.Id, Id = new("their-boss"), Name = "boss", DisplayName = "Boss", PasswordHash = "", Role = AccountRole.Supervisor, SecurityStamp = "1" };
        var shops = Server.Services.GetRequiredService<IShopStore>();
        // The account first: whoever meets the shop finds everybody of it.
        await shops.SaveAccountAsync(boss with { PasswordHash = Server.Services.GetRequiredService<IPasswordHasher<Account>>().HashPassword(boss, Password) }, CancellationToken.None);
        await shops.SaveAsync(shop, CancellationToken.None);
        return Keep(await SupervisorTestClient.OpenAsync(Endpoint, "other", "boss", Password));
    }

    /// <summary>A desk that is open, at which nobody is online.</summary>
    protected async Task<AgentTestClient> DeskAsync(string account)
    {
        var agent = Keep(await AgentTestClient.ConnectAsync(Endpoint, await Endpoint.SignInAgentAsync(DemoShop.Key, account, Password)));
        await agent.ResumeAsync();
        agent.KeepPinging();
        return agent;
    }

    protected async Task<AgentId> IdOfAsync(string account) =>
        (await Server.Services.GetRequiredService<IShopStore>().FindAccountByNameAsync(DemoShop.Shop.Id, account, CancellationToken.None))!.Id;

    /// <summary>A buyer who wrote, and the agent who got him.</summary>
    protected async Task<(BuyerTestClient Buyer, AgentTestClient Agent, ConversationId Conversation)> TalkAsync(string text = "你好")
    {
        var agent = await AgentAsync("xiaofang");
        var buyer = await BuyerAsync();
        var ack = await buyer.SendAsync(text);
        await agent.UntilAsync(() => agent.Assigned.Any(assigned => assigned.Conversation.Id == ack.ConversationId));
        return (buyer, agent, ack.ConversationId);
    }

    protected static async Task<string?> RefusalOfAsync(Func<Task> call)
    {
        var refused = await Assert.ThrowsAsync<HubInvocationException>(call);
        return refused.Code ?? $"no code in: {refused.Error}";
    }

    protected T Keep<T>(T client) where T : IAsyncDisposable
    {
        _clients.Add(client);
        return client;
    }
}
