using ChatRouter.Benchmarks.Load.Client;
using ChatRouter.Benchmarks.Load.Processes;

namespace ChatRouter.Benchmarks.Load.Targets;

/// <summary>The bare SignalR relay.</summary>
/// <param name="store">What it stores each message in before it relays it: a <c>file</c>, or a <c>table</c> of SQLite. Without it, nowhere.</param>
internal sealed class RelayTarget(LoadOptions options, Connector connector, string? store = null) : ITarget
{
    private readonly RelayClients _clients = new(options, connector);
    private readonly ServerProcess _process = store is null ? Start() : Start($"--{store}", "{folder}/messages");

    public string Name => store ?? "relay";

    public string AnswerMethod => "Answer";

    // As SignalR's own client does.
    public bool BuyersPing => true;

    public int? ProcessId => _process.Id;

    /// <summary>A relay on a port of its own.</summary>
    /// <param name="more">Arguments beside the address.</param>
    public static ServerProcess Start(params string[] more) =>
        ServerProcess.Start([typeof(RelayTarget).Assembly.Location, "relay", "--urls", "{url}", .. more], new Dictionary<string, string>
        {
            // As the server has it: the Web SDK sets it.
            ["DOTNET_gcServer"] = "1",
        });

    public TargetFigures Figures() => new(_process.Figures());

    public Task ReadyAsync(CancellationToken cancellation) => _process.ReadyAsync(connector.Http, cancellation);

    public Task ConnectAgentAsync(Peer agent, int number, CancellationToken cancellation) =>
        _clients.ConnectAgentAsync(_process.Address, agent, number, cancellation);

    public Task ConnectBuyerAsync(Peer buyer, int number, CancellationToken cancellation) =>
        _clients.ConnectBuyerAsync(_process.Address, buyer, number, cancellation);

    public ValueTask DisposeAsync()
    {
        _process.Dispose();
        return ValueTask.CompletedTask;
    }
}
