using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using ChatRouter.Benchmarks.Load.Client;
using ChatRouter.Benchmarks.Load.Processes;

namespace ChatRouter.Benchmarks.Load.Targets;

/// <summary>ChatRouter itself, started here or already running; with load shops and without rate limits.</summary>
internal sealed class RouterTarget : ITarget
{
    private const string Password = "demo1234";

    private readonly LoadOptions _options;
    private readonly Connector _connector;
    private readonly Uri _address;

    public RouterTarget(LoadOptions options, Connector connector)
    {
        (_options, _connector) = (options, connector);
        Process = options.Url is null ? Start(options) : null;
        _address = options.Url ?? Process!.Address;
    }

    public string Name => "router";

    public string AnswerMethod => "Send";

    // As the widget: the server pings it.
    public bool BuyersPing => false;

    public ServerProcess? Process { get; }

    private string Origin => _address.GetLeftPart(UriPartial.Authority);

    public Task ReadyAsync(CancellationToken cancellation) => Process?.ReadyAsync(_connector.Http, cancellation) ?? Task.CompletedTask;

    public async Task ConnectAgentAsync(AgentPeer agent, int number, CancellationToken cancellation)
    {
        var shop = ShopOf(number);
        var account = $"agent{(number / _options.Shops) + 1}";
        var session = await PostAsync("agent", new { shop, account, password = Password }, null, cancellation);
        await ConnectAsync(agent, "/hubs/agent", session, cancellation);
        await agent.CallAsync("Resume", """{"have":{}}""", cancellation);
        await agent.CallAsync("SetState", """{"state":"online"}""", cancellation);
    }

    public async Task ConnectBuyerAsync(Peer buyer, int number, CancellationToken cancellation)
    {
        var session = await PostAsync("buyer", new { shopKey = ShopOf(number) }, null, cancellation);
        await ConnectAsync(buyer, "/hubs/buyer", session, cancellation);
        await buyer.CallAsync("Open", """{"have":{}}""", cancellation);
    }

    public void Dispose() => Process?.Dispose();

    private static ServerProcess Start(LoadOptions options)
    {
        var assembly = options.ServerPath ?? Path.Combine(Repository(), "src/ChatRouter.Server/bin/Release/net10.0/ChatRouter.Server.dll");
        if (!File.Exists(assembly)) throw new ArgumentException($"{assembly} is not there: dotnet build -c Release src/ChatRouter.Server");

        return ServerProcess.Start([assembly, "--urls", "{url}", "--contentRoot", "{folder}"], new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Sqlite__DataSource"] = "{folder}/chatrouter.db",
            ["Limits__Enabled"] = "false",
            ["Limits__HandshakesPerSecond"] = "1000000",
            ["Seed__Demo"] = "false",
            ["Seed__LoadShops"] = $"{options.Shops}",
            ["Seed__LoadAgents"] = $"{options.AgentsPerShop}",
            ["Logging__LogLevel__Default"] = "Error",
            ["Logging__LogLevel__Microsoft.AspNetCore"] = "Error",
        });
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ChatRouter.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new ArgumentException("Not inside the repository: say where the server is with --server.");
    }

    private string ShopOf(int number) => $"load{(number % _options.Shops) + 1}";

    private async Task ConnectAsync(Peer peer, string hub, JsonElement session, CancellationToken cancellation)
    {
        var reply = await PostAsync("ticket", null, session.GetProperty("accessToken").GetString(), cancellation);
        var ticket = Uri.EscapeDataString(reply.GetProperty("ticket").GetString()!);
        var url = new UriBuilder(_address) { Scheme = "ws", Path = hub, Query = $"access_token={ticket}" }.Uri;
        await peer.StartAsync(await _connector.OpenAsync(url, Origin, cancellation), cancellation);
    }

    private async Task<JsonElement> PostAsync(string name, object? body, string? bearer, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_address, $"/api/v1/sessions/{name}"));
        request.Headers.Add("Origin", Origin);
        if (body is not null) request.Content = JsonContent.Create(body);
        if (bearer is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        using var response = await _connector.Http.SendAsync(request, cancellation);
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException($"sessions/{name}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(cancellation)}");

        return await response.Content.ReadFromJsonAsync<JsonElement>(cancellation);
    }
}
