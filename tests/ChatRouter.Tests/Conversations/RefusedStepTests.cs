using ChatRouter.Core;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Delivery;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Routing.InMemory;
using ChatRouter.Core.Shops;
using ChatRouter.Storage.Sqlite;
using ChatRouter.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChatRouter.Tests.Conversations;

public sealed class RefusedStepTests : IDisposable
{
    private static readonly ShopId Shop = new("shop");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chatrouter-refused-");
    private readonly ManualClock _clock = new();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_timers_decided_before_a_refused_step_reaches_the_journal()
    {
        await using var services = await StartAsync();
        var (a, b) = (AgentOf("a"), AgentOf("b"));
        await OnlineAsync(services, a);
        var buyer = new BuyerIdentity(Shop, new("buyer"), null, Verified: false);
        var sent = await services.GetRequiredService<BuyerConversations>().SendAsync(
            buyer, new("c"), new(Guid.CreateVersion7().ToString(), MessageKind.Text, "hi"), Core.Conversations.BuyerEntry.Unknown, CancellationToken.None);
        var conversation = sent.Value!.Message.ConversationId;
        await services.GetRequiredService<RoutingWork>().WhenIdleAsync(CancellationToken.None);
        await OnlineAsync(services, b);

        _clock.Advance(Presets.Balanced.ReassignAfter);
        var refused = await services.GetRequiredService<AgentConversations>().TransferAsync(a, conversation, new("b"), null, "late", null, CancellationToken.None);

        Assert.Equal(ErrorCode.Stale, refused?.Code);
        Assert.Equal(b.Agent, (await services.GetRequiredService<IJournal>().FindAsync(Shop, conversation, CancellationToken.None))!.Owner);
    }

    private async Task<ServiceProvider> StartAsync()
    {
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(_clock)
            .AddSqliteStorage(options => options.DataSource = Path.Combine(_folder.FullName, "chatrouter.db"))
            .AddSingleton<IDispatcher, InMemoryDispatcher>().AddSingleton<IDelivery, NoDelivery>().AddConversations().BuildServiceProvider();
        foreach (var host in services.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
            await host.StartingAsync(CancellationToken.None);
        var shops = services.GetRequiredService<IShopStore>();
        await shops.SaveAsync(new() { Id = Shop, Name = "Shop", PublicKey = "shop", Routing = Presets.Balanced }, CancellationToken.None);
        foreach (var name in new[] { "a", "b" })
            await shops.SaveAccountAsync(new() { Shop = Shop, Id = new(name), Name = name, DisplayName = name, PasswordHash = "", Role = AccountRole.Agent, SecurityStamp = "" }, CancellationToken.None);
        await services.GetRequiredService<Rebuilder>().RebuildAsync(CancellationToken.None);
        return services;
    }

    private static async Task OnlineAsync(ServiceProvider services, AgentIdentity agent)
    {
        // A lease longer than the test, since nothing renews it here.
        var (dispatcher, clock) = (services.GetRequiredService<IDispatcher>(), services.GetRequiredService<TimeProvider>());
        await dispatcher.AgentConnectedAsync(new(Shop, agent.Agent, new(agent.Name), clock.GetUtcNow().AddHours(1), clock.GetUtcNow()), CancellationToken.None);
        await services.GetRequiredService<AgentPresence>().SetStateAsync(agent, WantedState.Online, force: false, CancellationToken.None);
    }

    private static AgentIdentity AgentOf(string name) => new(Shop, new(name), name, AccountRole.Agent, "");

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
