using ChatRouter.Benchmarks.Load.Client;
using ChatRouter.Benchmarks.Load.Processes;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.Benchmarks.Load.Targets;

/// <summary>ChatRouter as several nodes with Redis and PostgreSQL; clients go past HAProxy to the nodes themselves.</summary>
internal sealed class ClusterTarget : ITarget
{
    private readonly ClusterProcess _cluster;
    private readonly RouterClients _clients;
    private readonly Spread _spread;

    public ClusterTarget(LoadOptions options, Connector connector)
    {
        _cluster = new(options.Nodes, environment: RouterBuild.Settings(options), server: RouterBuild.Assembly(options));
        _clients = new(options, connector);
        _spread = new(options.Nodes, options.Shops);
    }

    public string Name => "router";

    public string AnswerMethod => "Send";

    // As the widget: the server pings it.
    public bool BuyersPing => false;

    public int? ProcessId => _cluster.ProcessId("node-1");

    public TargetFigures Figures() => new(
        Enumerable.Range(1, _cluster.Nodes).Aggregate(default(ProcessFigures), (sum, node) => sum + ProcessFigures.Of(_cluster.ProcessId($"node-{node}"))),
        ProcessFigures.Of(_cluster.ProcessId("redis")),
        ProcessFigures.OfFamily(_cluster.ProcessId("postgres")));

    public Task ReadyAsync(CancellationToken cancellation) => _cluster.UpAsync();

    public Task ConnectAgentAsync(Peer agent, int number, CancellationToken cancellation) =>
        _clients.ConnectAgentAsync(_cluster.Address(_spread.OfAgent(number) + 1), agent, number, cancellation);

    public Task ConnectBuyerAsync(Peer buyer, int number, CancellationToken cancellation) =>
        _clients.ConnectBuyerAsync(_cluster.Address(_spread.OfBuyer(number) + 1), buyer, number, cancellation);

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();
}
