using System.Net;
using System.Net.Http.Json;
using ChatRouter.IntegrationTests.Commands;
using ChatRouter.Server.Demo;
using ChatRouter.Server.Health;
using ChatRouter.TestKit;
using ChatRouter.TestKit.HubClient;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Postgres;

/// <summary>The whole server on a PostgreSQL of its own, which is stopped and started.</summary>
public sealed class PostgresServerTests : IAsyncLifetime
{
    private readonly PostgresServer _postgres = new();
    private readonly string _database;
    private readonly ServerProcess _server;

    public PostgresServerTests()
    {
        _database = _postgres.NewDatabase();
        _server = new ServerProcess(new Dictionary<string, string> { ["ConnectionStrings__Postgres"] = _database });
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _postgres.Dispose();
    }

    [Fact]
    public async Task A_server_without_its_database_lives_and_joins_when_it_comes()
    {
        _postgres.StopImmediately();
        _server.Begin();
        await _server.UntilAsync("/healthz", HttpStatusCode.OK);
        var before = await _server.Endpoint.Http.GetAsync("/readyz");
        var widget = await _server.Endpoint.Http.GetAsync("/widget/v1/loader.js");
        var refusal = await Assert.ThrowsAsync<HttpRequestException>(() => _server.Endpoint.SignInAgentAsync(DemoShop.Key, "xiaofang", DemoShop.Password));

        _postgres.Start();
        await _server.UntilAsync("/readyz", HttpStatusCode.OK);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(1)), (before.StatusCode, before.Headers.RetryAfter?.Delta));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, widget.StatusCode);
        Assert.Contains("\"code\":\"unavailable\"", refusal.Message, StringComparison.Ordinal);
        await using var buyer = await BuyerTestClient.OpenAsync(_server.Endpoint, DemoShop.Key, _server.Endpoint.Origin);
        await buyer.SendAsync("hello");
        Assert.NotNull(buyer.Sent[0].Ack);
    }

    [Fact]
    public async Task An_operator_sees_what_a_migration_would_run_before_it_runs()
    {
        using var operators = new Operator();
        operators.Settings["ConnectionStrings__Postgres"] = _postgres.NewDatabase();

        Assert.Contains("0001_journal.sql", (await operators.RunAsync("migrate", "--dry-run")).Well(), StringComparison.Ordinal);
        Assert.Contains("schema version 0", (await operators.RunAsync("migrate")).Well(), StringComparison.Ordinal);
        Assert.Contains(", 0 to run", (await operators.RunAsync("migrate", "--dry-run")).Well(), StringComparison.Ordinal);
        Assert.Contains("warn  shops      none yet", (await operators.RunAsync("doctor")).Well(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shop_and_accounts_that_are_made_beside_the_running_server_are_served_without_a_restart()
    {
        await _server.StartAsync();
        using var operators = new Operator();
        operators.Settings["ConnectionStrings__Postgres"] = _database;
        (await operators.RunAsync("shop", "add", "muji")).Well();
        (await operators.RunAsync(["user", "add", "muji", "anna"], "long enough")).Well();

        await using var anna = await AgentTestClient.OnlineAsync(_server.Endpoint, "muji", "anna", "long enough");
        (await operators.RunAsync(["user", "add", "muji", "bea"], "long enough")).Well();
        await using var bea = await AgentTestClient.OnlineAsync(_server.Endpoint, "muji", "bea", "long enough");
        await using var buyer = await BuyerTestClient.OpenAsync(_server.Endpoint, "muji", _server.Endpoint.Origin);
        await buyer.SendAsync("hello");

        Assert.NotNull(buyer.Sent[0].Ack);
        await Until.TrueAsync(() => anna.Assigned.Count + bea.Assigned.Count == 1);
    }

    [Fact, Trait("Faults", "whole")]
    public async Task A_server_outlives_a_crash_of_its_database_and_a_kill_of_its_own()
    {
        await _server.StartAsync();
        await using var agent = await AgentTestClient.OnlineAsync(_server.Endpoint, DemoShop.Key, "xiaofang", DemoShop.Password);
        var buyer = await BuyerTestClient.OpenAsync(_server.Endpoint, DemoShop.Key, _server.Endpoint.Origin);
        await buyer.SendAsync("before");
        // Nothing is under way any more: the server learns of the crash by its next look.
        await Until.TrueAsync(() => agent.Assigned.Count == 1);
        await _server.UntilAsync("/readyz", HttpStatusCode.OK);

        _postgres.StopImmediately();
        await _server.UntilAsync("/readyz", HttpStatusCode.ServiceUnavailable);
        _postgres.Start();
        await _server.UntilAsync("/readyz", HttpStatusCode.OK);
        await buyer.SendAsync("after");
        await buyer.DisposeAsync();
        await _server.KillAsync();
        await _server.StartAsync();

        await using var back = await BuyerTestClient.ConnectAsync(_server.Endpoint, buyer.Session, _server.Endpoint.Origin);
        var conversation = buyer.Sent[0].Ack!.ConversationId;
        await back.OpenAsync(new Dictionary<ConversationId, long> { [conversation] = 0 });
        await back.SyncAsync(conversation);
        Assert.Subset(back.TimelineOf(conversation).Shown.Select(message => message.Text).ToHashSet(), new HashSet<string?> { "before", "after" });
        Assert.Equal(new Invariants(0, 0, 0, 0, 0, 0), await _server.Endpoint.Http.GetFromJsonAsync<Invariants>("/internal/invariants"));
    }
}
