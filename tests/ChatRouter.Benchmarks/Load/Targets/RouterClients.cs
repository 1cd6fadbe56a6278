using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using ChatRouter.Benchmarks.Load.Client;

namespace ChatRouter.Benchmarks.Load.Targets;

/// <summary>Signs agents and guests of the load shops in and connects them, each at the server that it is told.</summary>
internal sealed class RouterClients(LoadOptions options, Connector connector)
{
    private const string Password = "demo1234";

    public async Task ConnectAgentAsync(Uri server, Peer agent, int number, CancellationToken cancellation)
    {
        var shop = ShopOf(number);
        var account = $"agent{(number / options.Shops) + 1}";
        var session = await PostAsync(server, "agent", new { shop, account, password = Password }, null, cancellation);
        await ConnectAsync(server, agent, "/hubs/agent", session, cancellation);
        await agent.CallAsync("Resume", """{"have":{}}""", cancellation);
        await agent.CallAsync("SetState", """{"state":"online"}""", cancellation);
    }

    public async Task ConnectBuyerAsync(Uri server, Peer buyer, int number, CancellationToken cancellation)
    {
        var session = await PostAsync(server, "buyer", new { shopKey = ShopOf(number) }, null, cancellation);
        await ConnectAsync(server, buyer, "/hubs/buyer", session, cancellation);
        await buyer.CallAsync("Open", """{"have":{}}""", cancellation);
    }

    private string ShopOf(int number) => $"load{(number % options.Shops) + 1}";

    private async Task ConnectAsync(Uri server, Peer peer, string hub, JsonElement session, CancellationToken cancellation)
    {
        var reply = await PostAsync(server, "ticket", null, session.GetProperty("accessToken").GetString(), cancellation);
        var ticket = Uri.EscapeDataString(reply.GetProperty("ticket").GetString()!);
        var url = new UriBuilder(server) { Scheme = "ws", Path = hub, Query = $"access_token={ticket}" }.Uri;
        await peer.StartAsync(await connector.OpenAsync(url, OriginOf(server), cancellation), cancellation);
    }

    private async Task<JsonElement> PostAsync(Uri server, string name, object? body, string? bearer, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, $"/api/v1/sessions/{name}"));
        request.Headers.Add("Origin", OriginOf(server));
        if (body is not null) request.Content = JsonContent.Create(body);
        if (bearer is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        using var response = await connector.Http.SendAsync(request, cancellation);
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException($"sessions/{name}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(cancellation)}");

        return await response.Content.ReadFromJsonAsync<JsonElement>(cancellation);
    }

    private static string OriginOf(Uri server) => server.GetLeftPart(UriPartial.Authority);
}
