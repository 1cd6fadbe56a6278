using ChatRouter.Benchmarks.Load.Client;
using ChatRouter.Benchmarks.Load.Processes;

namespace ChatRouter.Benchmarks.Load.Targets;

/// <summary>ChatRouter as a single server, started here or already running; with load shops and without rate limits.</summary>
internal sealed class RouterTarget : ITarget
{
    private readonly Connector _connector;
    private readonly RouterClients _clients;
    private readonly ServerProcess? _process;
    private readonly Uri _address;

    public RouterTarget(LoadOptions options, Connector connector, string name = "router")
    {
        Name = name;
        (_connector, _clients) = (connector, new(options, connector));
        _process = options.Url is null ? Start(options) : null;
        _address = options.Url ?? _process!.Address;
    }

    public string Name { get; }

    public string AnswerMethod => "Send";

    // As the widget: the server pings it.
    public bool BuyersPing => false;

    public int? ProcessId => _process?.Id;

    public TargetFigures? Figures() => _process is null ? null : new(_process.Figures());

    public Task ReadyAsync(CancellationToken cancellation) => _process?.ReadyAsync(_connector.Http, cancellation) ?? Task.CompletedTask;

    public Task ConnectAgentAsync(Peer agent, int number, CancellationToken cancellation) =>
        _clients.ConnectAgentAsync(_address, agent, number, cancellation);

    public Task ConnectBuyerAsync(Peer buyer, int number, CancellationToken cancellation) =>
        _clients.ConnectBuyerAsync(_address, buyer, number, cancellation);

    public ValueTask DisposeAsync()
    {
        _process?.Dispose();
        return ValueTask.CompletedTask;
    }

    private static ServerProcess Start(LoadOptions options)
    {
        var settings = RouterBuild.Settings(options);
        settings["Sqlite__DataSource"] = "{folder}/chatrouter.db";
        return ServerProcess.Start([RouterBuild.Assembly(options), "--urls", "{url}", "--contentRoot", "{folder}"], settings);
    }
}
