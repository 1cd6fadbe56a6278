using ChatRouter.Benchmarks.Load.Client;

namespace ChatRouter.Benchmarks.Load.Targets;

/// <summary>Connects agents and buyers to relays, each at the one that it is told. Nobody signs in.</summary>
internal sealed class RelayClients(LoadOptions options, Connector connector)
{
    public Task ConnectAgentAsync(Uri relay, Peer agent, int number, CancellationToken cancellation) =>
        ConnectAsync(relay, agent, $"me=agent{number}", "Resume", cancellation);

    /// <remarks>His agent is the one of the same number, all agents counted through.</remarks>
    public Task ConnectBuyerAsync(Uri relay, Peer buyer, int number, CancellationToken cancellation) =>
        ConnectAsync(relay, buyer, $"agent=agent{number % (options.AgentsPerShop * options.Shops)}", "Open", cancellation);

    private async Task ConnectAsync(Uri relay, Peer peer, string query, string firstCall, CancellationToken cancellation)
    {
        var url = new UriBuilder(relay) { Scheme = "ws", Path = "/relay", Query = query }.Uri;
        await peer.StartAsync(await connector.OpenAsync(url, "http://127.0.0.1", cancellation), cancellation);
        await peer.CallAsync(firstCall, """{"have":{}}""", cancellation);
    }
}
