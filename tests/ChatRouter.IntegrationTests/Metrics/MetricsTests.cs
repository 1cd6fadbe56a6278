using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using ChatRouter.Server.Demo;
using ChatRouter.TestKit;
using ChatRouter.TestKit.HubClient;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Metrics;

/// <summary>What Prometheus reads of a server. In a process of its own: instruments are heard in the whole of one.</summary>
public sealed partial class MetricsTests : IAsyncLifetime
{
    private const string Token = "for-operators-only";

    private readonly ServerProcess _server = new(new Dictionary<string, string> { ["Operator__Token"] = Token });

    public Task InitializeAsync() => _server.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task What_is_said_decided_and_connected_is_counted()
    {
        await using var agent = await AgentTestClient.OnlineAsync(_server.Endpoint, DemoShop.Key, "laowang", DemoShop.Password);
        await using var buyer = await BuyerTestClient.OpenAsync(_server.Endpoint, DemoShop.Key, _server.Endpoint.Origin);
        var repeated = Guid.CreateVersion7().ToString();
        await buyer.SendAsync("Is it warm?");
        await buyer.SendAsync("And light?", repeated);
        await buyer.SendAsync("And light?", repeated);
        await agent.UntilAsync(() => !agent.Assigned.IsEmpty);

        var lines = await UntilSaidAsync("chatrouter_conversations{waits_for=\"reply\"} 1");

        Assert.Contains("chatrouter_messages_total{from=\"buyer\"} 2", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("chatrouter_messages_total{from=\"agent\"}", StringComparison.Ordinal));
        Assert.Contains(lines, line => Decision().IsMatch(line));
        Assert.Contains("chatrouter_connections{of=\"buyer\"} 1", lines);
        Assert.Contains("chatrouter_connections{of=\"agent\"} 1", lines);
        Assert.Contains("chatrouter_agents{state=\"online\"} 1", lines);
        Assert.Contains("chatrouter_waiting_though_eligible 0", lines);
        Assert.Contains(lines, line => line.StartsWith("chatrouter_journal_commit_seconds_bucket{le=\"0.005\"} ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("dotnet_gc_collections_total{", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_refused_is_counted_by_the_code_that_was_told()
    {
        await using var buyer = await BuyerTestClient.OpenAsync(_server.Endpoint, DemoShop.Key, _server.Endpoint.Origin);
        for (var time = 0; time < 2; time++)
            await Assert.ThrowsAsync<HubInvocationException>(() => buyer.Hub.InvokeAsync("Read", ["no conversation", 1]));
        await Assert.ThrowsAsync<HttpRequestException>(() => _server.Endpoint.SignInAgentAsync(DemoShop.Key, "laowang", "wrong"));

        var lines = (await LinesAsync()).Where(line => line.StartsWith("chatrouter_refusals_total", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

        Assert.Equal(["""chatrouter_refusals_total{code="signInFailed",via="http"} 1""", """chatrouter_refusals_total{code="unknownConversation",via="hub"} 2"""], lines);
    }

    [Fact]
    public async Task Every_line_is_one_that_Prometheus_reads()
    {
        var lines = await LinesAsync();

        Assert.All(lines, line => Assert.Matches(Line(), line));
        var families = lines.Where(line => line.StartsWith("# TYPE ", StringComparison.Ordinal)).Select(line => line.Split(' ')[2]).ToList();
        Assert.Equal(families.Distinct(), families);
        Assert.Equal(lines.Where(line => line[0] != '#').Select(line => line[..line.LastIndexOf(' ')]).Distinct().Count(), lines.Count(line => line[0] != '#'));
    }

    [Theory]
    [InlineData(null, null, HttpStatusCode.Unauthorized)]
    [InlineData("X-Ops-Token", "something else", HttpStatusCode.Unauthorized)]
    [InlineData("Authorization", "Bearer something else", HttpStatusCode.Unauthorized)]
    [InlineData("Authorization", Token, HttpStatusCode.Unauthorized)]
    [InlineData("X-Ops-Token", Token, HttpStatusCode.OK)]
    [InlineData("Authorization", $"Bearer {Token}", HttpStatusCode.OK)]
    public async Task Only_the_operator_reads_them(string? header, string? value, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        if (header is not null)
            request.Headers.TryAddWithoutValidation(header, value);
        using var response = await _server.Endpoint.Http.SendAsync(request);

        Assert.Equal(expected, response.StatusCode);
        if (expected == HttpStatusCode.OK)
            Assert.Equal("text/plain; version=0.0.4; charset=utf-8", response.Content.Headers.ContentType!.ToString());
    }

    private async Task<IReadOnlyList<string>> UntilSaidAsync(string line)
    {
        IReadOnlyList<string> lines = [];
        await Until.TrueAsync(async () => (lines = await LinesAsync()).Contains(line));
        return lines;
    }

    private async Task<IReadOnlyList<string>> LinesAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", Token) } };
        using var response = await _server.Endpoint.Http.SendAsync(request);
        return (await response.Content.ReadAsStringAsync()).TrimEnd('\n').Split('\n');
    }

    [GeneratedRegex("""^chatrouter_decisions_total\{placement="owned",reason="(weighted|average|leastBusy)"\} 1$""")]
    private static partial Regex Decision();

    [GeneratedRegex("""^(# HELP [a-z_][a-z0-9_]* .*|# TYPE [a-z_][a-z0-9_]* (counter|gauge|histogram)|[a-z_][a-z0-9_]*(\{[a-z_][a-z0-9_]*="([^"\\]|\\.)*"(,[a-z_][a-z0-9_]*="([^"\\]|\\.)*")*\})? (-?[0-9.]+(E[+-]?[0-9]+)?|[+-]Inf|NaN))$""")]
    private static partial Regex Line();
}
