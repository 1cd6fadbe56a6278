using ChatRouter.Benchmarks.Load.Client;
using ChatRouter.Benchmarks.Load.Processes;
using ChatRouter.TestKit.Servers;
using ServerProcess = ChatRouter.Benchmarks.Load.Processes.ServerProcess;

namespace ChatRouter.Benchmarks.Load.Targets;

/// <summary>Several bare relays that find each other's connections through a Redis of their own.</summary>
internal sealed class RelayClusterTarget(LoadOptions options, Connector connector) : ITarget
{
    private readonly RelayClients _clients = new(options, connector);
    private readonly Spread _spread = new(options.Nodes, options.Shops);
    private readonly RedisProcess _redis = new();
    private readonly List<ServerProcess> _relays = [];

    public string Name => "relay";

    public string AnswerMethod => "Answer";

    // As SignalR's own client does.
    public bool BuyersPing => true;

    public int? ProcessId => _relays[0].Id;

    public TargetFigures Figures() => new(
        _relays.Aggregate(default(ProcessFigures), (sum, relay) => sum + relay.Figures()),
        ProcessFigures.Of(_redis.ProcessId));

    public async Task ReadyAsync(CancellationToken cancellation)
    {
        await _redis.StartAsync();
        for (var node = 0; node < options.Nodes; node++) _relays.Add(RelayTarget.Start("--redis", _redis.ConnectionString));
        foreach (var relay in _relays) await relay.ReadyAsync(connector.Http, cancellation);
    }

    public Task ConnectAgentAsync(Peer agent, int number, CancellationToken cancellation) =>
        _clients.ConnectAgentAsync(_relays[_spread.OfAgent(number)].Address, agent, number, cancellation);

    public Task ConnectBuyerAsync(Peer buyer, int number, CancellationToken cancellation) =>
        _clients.ConnectBuyerAsync(_relays[_spread.OfBuyer(number)].Address, buyer, number, cancellation);

    public async ValueTask DisposeAsync()
    {
        foreach (var relay in _relays) relay.Dispose();
        await _redis.DisposeAsync();
    }
}
