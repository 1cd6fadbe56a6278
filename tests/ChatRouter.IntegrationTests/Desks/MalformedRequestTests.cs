using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace ChatRouter.IntegrationTests.Desks;

/// <summary>Requests that cannot be read.</summary>
public sealed class MalformedRequestTests : DeskScene
{
    [Theory]
    [InlineData("{", "$=malformed")]
    [InlineData("", "$=required")]
    [InlineData("{}", "reasons=required")]
    [InlineData("""{ "reasons": "c4n4ry<script>" }""", "reasons=malformed")]
    [InlineData("""{ "reasons": ["a", { "c4n4ry<script>": 1 }] }""", "reasons.1=malformed")]
    [InlineData("""{ "reasons": [], "other": 1 }""", "other=unknown")]
    [InlineData("""{ "reasons": [], "c4n4ry<script>": 1 }""", "$=unknown")]
    [InlineData("""{ "words": [ { "word": "a", "mode": "warn" }, { "word": "b", "mode": "c4n4ry<script>" } ] }""", "words.1.mode=malformed", "shop/forbidden-words")]
    [InlineData("""{ "words": [ { "word": "a" } ] }""", "words.0.mode=required", "shop/forbidden-words")]
    public async Task A_body_names_the_place_that_is_wrong_and_repeats_nothing(string body, string faults, string path = "shop/transfer-reasons")
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/{path}") { Content = new StringContent(body, Encoding.UTF8, "application/json") };

        Assert.Equal(faults, await FaultsAsync(request));
    }

    [Theory]
    [InlineData("distribution?from=c4n4ry%3Cscript%3E&until=2026-01-01T00:00:00Z", "from=malformed")]
    [InlineData("distribution?from=2026-01-01T00:00:00Z", "until=required")]
    [InlineData("members?limit=500", "limit=malformed")]
    public async Task A_query_names_its_parameter(string path, string faults)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/{path}");

        Assert.Equal(faults, await FaultsAsync(request));
    }

    [Fact]
    public async Task What_is_too_long_or_empty_is_named_like_every_other_field()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/sessions/agent") { Content = new StringContent($$"""{ "shop": "{{new string('x', 65)}}", "account": "", "password": "x" }""", Encoding.UTF8, "application/json") };

        Assert.Equal("shop=tooLong account=required", await FaultsAsync(request));
    }

    [Theory]
    [InlineData("text/html", "api/v1/sessions/buyer", 404, "unknownShop")]
    [InlineData("image/png;q=1", "api/v1/sessions/ticket", 401, "unauthenticated")]
    [InlineData("application/xml", "api/v1/nothing", 404, "notFound")]
    [InlineData("text/event-stream", "hubs/buyer?id=x", 403, "originNotAllowed")]
    public async Task A_client_that_accepts_no_json_is_told_the_code_too(string accept, string path, int status, string code)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/{path}") { Content = new StringContent("""{ "shopKey": "nobody" }""", Encoding.UTF8, "application/json") };
        request.Headers.Add("Accept", accept);

        using var response = await Endpoint.Http.SendAsync(request);

        Assert.Equal((status, code), ((int)response.StatusCode, JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync()).GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("PUT", "shop/transfer-reasons", "text/plain", 415, "invalidArgument", "Content-Type: application/json")]
    [InlineData("POST", "buyers/8841/orders", "application/json", 405, "notFound", "PUT")]
    [InlineData("GET", "nothing", null, 404, "notFound", "nothing here")]
    public async Task A_request_that_no_route_takes_is_told_why(string method, string path, string? type, int status, string code, string advice)
    {
        using var request = new HttpRequestMessage(new(method), $"/api/v1/{path}") { Content = type is null ? null : new StringContent("{}", Encoding.UTF8, type) };

        using var response = await Endpoint.Http.SendAsync(request);

        var problem = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync());
        Assert.Equal((status, code), ((int)response.StatusCode, problem.GetProperty("code").GetString()));
        Assert.Contains(advice, problem.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Equal(status == 405 ? "PUT" : "", string.Join(',', response.Content.Headers.Allow));
    }

    private async Task<string> FaultsAsync(HttpRequestMessage request)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenOfAsync("boss"));
        using var response = await Endpoint.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var problem = JsonSerializer.Deserialize<JsonElement>(text);
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json", "invalidArgument"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType, problem.GetProperty("code").GetString()));
        Assert.DoesNotContain("c4n4ry", text, StringComparison.Ordinal);
        return string.Join(' ', problem.GetProperty("errors").EnumerateObject().Select(field => $"{field.Name}={field.Value[0].GetString()}"));
    }
}
