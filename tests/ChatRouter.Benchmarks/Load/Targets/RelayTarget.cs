using ChatRouter.Benchmarks.Load.Client;
using ChatRouter.Benchmarks.Load.Processes;

namespace ChatRouter.Benchmarks.Load.Targets;

/// <summary>The bare SignalR relay.</summary>
internal sealed class RelayTarget : ITarget
{
    private readonly Connector _connector;
    private readonly int _agents;
    private readonly ServerProcess _process;

    public RelayTarget(LoadOptions options, Connector connector)
    {
        (_connector, _agents) = (connector, options.Agents);
        _process = ServerProcess.Start([typeof(RelayTarget).Assembly.Location, "relay", "--urls", "{url}"], new Dictionary<string, string>
        {
            // As the server has it: the Web SDK sets it.
            ["DOTNET_gcServer"] = "1",
        });
    }

    public string Name => "relay";

    public string AnswerMethod => "Answer";

    // As SignalR's own client does.
    public bool BuyersPing => true;

    public int? ProcessId => _process.Id;

    public TargetFigures Figures() => new(_process.Figures());

    public Task ReadyAsync(CancellationToken cancellation) => _process.ReadyAsync(_connector.Http, cancellation);

    public Task ConnectAgentAsync(AgentPeer agent, int number, CancellationToken cancellation) =>
        ConnectAsync(agent, $"me=agent{number}", "Resume", cancellation);

    public Task ConnectBuyerAsync(Peer buyer, int number, CancellationToken cancellation) =>
        ConnectAsync(buyer, $"agent=agent{number % _agents}", "Open", cancellation);

    public ValueTask DisposeAsync()
    {
        _process.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task ConnectAsync(Peer peer, string query, string firstCall, CancellationToken cancellation)
    {
        var url = new UriBuilder(_process.Address) { Scheme = "ws", Path = "/relay", Query = query }.Uri;
        await peer.StartAsync(await _connector.OpenAsync(url, "http://127.0.0.1", cancellation), cancellation);
        await peer.CallAsync(firstCall, """{"have":{}}""", cancellation);
    }
}
