using ChatRouter.Core.Conversations;
using ChatRouter.Core.Delivery;
using ChatRouter.Core.Nodes;
using ChatRouter.Redis;
using ChatRouter.TestKit;
using ChatRouter.TestKit.Nodes;

namespace ChatRouter.IntegrationTests.Redis.Nodes;

/// <summary>Some nodes on one bus, a shop, and the events that a test sends.</summary>
public sealed class BusScene(Func<string, RedisOptions> options) : IAsyncDisposable
{
    private static int Scenes;

    private readonly List<BusNode> _nodes = [];

    public string Prefix { get; } = $"bus{Interlocked.Increment(ref Scenes)}:";

    public TestNodeRegistry Registry { get; } = new();

    public static ShopId Shop { get; } = new("shop");

    public static Participant Buyer(string id) => Participant.Of(Shop, new BuyerId(id));

    public static Participant Agent(string id) => Participant.Of(Shop, new AgentId(id));

    /// <summary>What <see cref="UntilReachedAsync"/> sends.</summary>
    public static ServerEvent Attempt { get; } = Event(-1);

    public static ServerEvent Event(long number) => new ReceiptRaised(new("c"), MessageFrom.Buyer, number, 0);

    public async Task<BusNode> StartAsync()
    {
        var node = await BusNode.StartAsync(options(Prefix), Registry);
        _nodes.Add(node);
        return node;
    }

    /// <summary>The node crashes, and is not stopped at the end.</summary>
    public async Task CrashAsync(BusNode node)
    {
        _nodes.Remove(node);
        await node.CrashAsync();
    }

    /// <summary>Completes when a push of that node reaches the other one; some of its <see cref="Attempt"/>s may still be under way.</summary>
    public static async Task UntilReachedAsync(BusNode from, BusNode to, Audience audience, TimeSpan patience)
    {
        await Until.TrueAsync(
            () =>
            {
                from.Bus.Publish(audience, Attempt);
                return to.TryNext(out _);
            },
            patience);
        while (to.TryNext(out _))
        {
            // The other attempts.
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync();
    }
}
