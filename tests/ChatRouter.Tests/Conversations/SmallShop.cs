using ChatRouter.Core;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Delivery;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Routing.InMemory;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Uploads;
using ChatRouter.Server.Images;
using ChatRouter.Storage.Sqlite;
using ChatRouter.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChatRouter.Tests.Conversations;

/// <summary>A shop with the agents <c>a</c> and <c>b</c>: the real use cases over SQLite and the dispatcher in memory; nobody is connected.</summary>
internal sealed class SmallShop : IAsyncDisposable
{
    public static readonly ShopId Id = new("shop");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chatrouter-small-");
    private ServiceProvider _services;

    private SmallShop() => _services = Services();

    public ManualClock Clock { get; } = new();

    public static async Task<SmallShop> OpenAsync()
    {
        var shop = new SmallShop();
        await shop.StartingAsync();
        var shops = shop.Get<IShopStore>();
        await shops.SaveAsync(new() { Id = Id, Name = "Shop", PublicKey = "shop", Routing = Presets.Balanced }, CancellationToken.None);
        foreach (var name in new[] { "a", "b" })
            await shops.SaveAccountAsync(new() { Shop = Id, Id = new(name), Name = name, DisplayName = name, PasswordHash = "", Role = AccountRole.Agent, SecurityStamp = "" }, CancellationToken.None);
        await shop.Get<Rebuilder>().RebuildAsync(CancellationToken.None);
        return shop;
    }

    public static AgentIdentity AgentOf(string name) => new(Id, new(name), name, AccountRole.Agent, "");

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>With a lease longer than the test, since nothing renews it here.</summary>
    public async Task OnlineAsync(AgentIdentity agent)
    {
        await Get<IDispatcher>().AgentConnectedAsync(new(Id, agent.Agent, new(agent.Name), Clock.GetUtcNow().AddHours(1), Clock.GetUtcNow()), CancellationToken.None);
        await Get<AgentPresence>().SetStateAsync(agent, WantedState.Online, null, force: false, CancellationToken.None);
    }

    /// <summary>The buyer writes; returns when his message has been routed.</summary>
    public async Task<ConversationId> WriteAsync(string buyer, string text = "hi", ShopId? to = null)
    {
        var sent = await Get<BuyerConversations>().SendAsync(
            new(to ?? Id, new(buyer), null, Verified: false), new("c"), new(Guid.CreateVersion7().ToString(), MessageKind.Text, text), Core.Conversations.BuyerEntry.Unknown, CancellationToken.None);
        await Get<RoutingWork>().WhenIdleAsync(CancellationToken.None);
        return sent.Value!.Message.ConversationId;
    }

    /// <summary>The next process, which has nothing but what the one before stored.</summary>
    public async Task RestartAsync()
    {
        await RestartForgetfulAsync();
        await Get<Rebuilder>().RebuildAsync(CancellationToken.None);
    }

    /// <summary>The next process, whose dispatcher has not been told anything yet.</summary>
    public async Task RestartForgetfulAsync()
    {
        await _services.DisposeAsync();
        _services = Services();
        await StartingAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private ServiceProvider Services() => new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Clock)
        .AddSqliteStorage(options => options.DataSource = Path.Combine(_folder.FullName, "chatrouter.db"))
        .AddSingleton<IDispatcher, InMemoryDispatcher>().AddSingleton<IDelivery, NoDelivery>().AddSingleton<IQrCodes, QrCodes>().AddConversations().BuildServiceProvider();

    private async Task StartingAsync()
    {
        foreach (var host in _services.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
            await host.StartingAsync(CancellationToken.None);
    }

    private sealed class NoDelivery : IDelivery
    {
        public void ToBuyer(ShopId shop, BuyerId buyer, ServerEvent serverEvent, ConnectionId? except = null)
        {
        }

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
