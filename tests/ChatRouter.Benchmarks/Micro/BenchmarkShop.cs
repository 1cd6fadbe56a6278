using ChatRouter.Core.Routing;
using ChatRouter.Core.Routing.InMemory;

namespace ChatRouter.Benchmarks.Micro;

/// <summary>A shop whose agents are all Online, without limits, each with a few conversations open.</summary>
internal sealed class BenchmarkShop
{
    public static readonly ShopId Id = new("shop");

    private const int OpenPerAgent = 2;
    private const int Coming = 4096;
    private readonly string[] _ids;
    private long _clock = 1_800_000_000_000;
    private int _next;

    private BenchmarkShop(int agents) =>
        _ids = [.. Enumerable.Range(0, (agents * OpenPerAgent) + Coming).Select(i => $"{i:x32}")];

    public InMemoryDispatcher Dispatcher { get; } = new();

    public DateTimeOffset Now => DateTimeOffset.FromUnixTimeMilliseconds(_clock);

    public static async Task<BenchmarkShop> CreateAsync(int agents, RoutingSettings settings)
    {
        var shop = new BenchmarkShop(agents);
        await shop.Dispatcher.ConfigureShopAsync(new() { Shop = Id, Settings = settings, At = shop.Now }, CancellationToken.None);
        foreach (var i in Enumerable.Range(0, agents))
        {
            var agent = new AgentId($"{i:x32}");
            await shop.Dispatcher.SetAgentAsync(new() { Shop = Id, Agent = agent, Weight = 50 + (i % 7 * 25), At = shop.Now }, CancellationToken.None);
            await shop.Dispatcher.AgentConnectedAsync(new(Id, agent, new(agent.Value), shop.Now.AddDays(3650), shop.Now), CancellationToken.None);
            await shop.Dispatcher.SetAgentStateAsync(new(Id, agent, WantedState.Online, false, shop.Now), CancellationToken.None);
        }

        foreach (var _ in Enumerable.Range(0, agents * OpenPerAgent))
        {
            var (conversation, owner) = shop.Open();
            shop.Answer(conversation, owner, seq: 2);
        }

        return shop;
    }

    /// <summary>A buyer without a conversation writes; the same few thousand come again and again.</summary>
    public (ConversationId Conversation, AgentId Owner) Open()
    {
        var id = _ids[_next];
        _next = _next + 1 < _ids.Length ? _next + 1 : _ids.Length - Coming;
        var result = Dispatcher.RouteAsync(
            new()
            {
                Shop = Id,
                Conversation = new(id),
                Buyer = new(id),
                Seq = 1,
                Version = 0,
                TurnOpenedAt = Now,
                At = Now,
            },
            CancellationToken.None).Result;
        return (new(id), result.Subject!.Owner!.Value);
    }

    public void Answer(ConversationId conversation, AgentId owner, long seq) =>
        _ = Dispatcher.TurnClosedAsync(new(Id, conversation, owner, seq, true, Now), CancellationToken.None).Result;

    public void Close(ConversationId conversation) =>
        _ = Dispatcher.CloseAsync(new(Id, conversation, Now), CancellationToken.None).Result;

    /// <summary>Time goes by, so that contacts of earlier rounds do not decide.</summary>
    public void Tick() => _clock++;
}
