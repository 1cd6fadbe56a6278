using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChatRouter.IntegrationTests.Desks;

namespace ChatRouter.IntegrationTests.Accounts;

/// <summary>Whatever is wrong with a request, every route answers with a ProblemDetails and a code that its developers were told of.</summary>
public sealed partial class ApiRefusalsTests : AccountScene
{
    private static readonly string TooDeep = $"{string.Concat(Enumerable.Repeat("""{"a":""", 20))}1{new string('}', 20)}";

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?> { ["Limits:Enabled"] = "false" };

    private static IEnumerable<AgreedApi.Operation> Operations => AgreedApi.Operations.Where(operation => operation.Path.StartsWith("/api/v1/", StringComparison.Ordinal));

    [Fact]
    public async Task Every_route_that_takes_a_body_refuses_one_that_is_none()
    {
        var boss = await TokenOfAsync("boss");
        var wrong = new List<string>();
        foreach (var operation in Operations.Where(operation => operation.TakesJson))
        {
            foreach (var (what, body, type, status) in new[]
            {
                ("cut off", "{", "application/json", 400), ("missing", "", "application/json", 400), ("null", "null", "application/json", 400), ("another kind", "[1]", "application/json", 400), ("too deep", TooDeep, "application/json", 400),
                ("an unknown field", """{"nobodyKnowsThis":1}""", "application/json", 400), ("no JSON", "a=b", "application/x-www-form-urlencoded", 415), ("not UTF-8", "{\"\u00ff\"", "application/json; charset=nonsense", 415),
            })
            {
                using var request = new HttpRequestMessage(operation.Method, PathOf(operation)) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
                request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
                await JudgeAsync($"{operation.Name}, {what}", request, boss, status, "invalidArgument", wrong);
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Every_address_refuses_the_methods_that_it_does_not_take_and_whoever_shows_nothing()
    {
        var boss = await TokenOfAsync("boss");
        var wrong = new List<string>();
        foreach (var address in Operations.GroupBy(operation => operation.Path))
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch }.Except(address.Select(operation => operation.Method)))
            {
                using var request = new HttpRequestMessage(method, PathOf(address.First()));
                // Another address, of words instead of ids, may take it.
                if (AgreedApi.Reached(method, request.RequestUri!.OriginalString) is null)
                    await JudgeAsync($"{method} {address.Key}", request, boss, 405, "notFound", wrong);
            }

            foreach (var operation in address.Where(operation => !operation.IsForStrangers))
            {
                using var nobody = new HttpRequestMessage(operation.Method, PathOf(operation)) { Content = BodyOf(operation) };
                await JudgeAsync($"{operation.Name} by nobody", nobody, null, 401, "unauthenticated", wrong, "tokenInvalid");
                using var forged = new HttpRequestMessage(operation.Method, PathOf(operation)) { Content = BodyOf(operation) };
                await JudgeAsync($"{operation.Name} by a forged key", forged, $"crk_{new string('x', 43)}", 401, "tokenInvalid", wrong);
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("GET", "nothing")]
    [InlineData("POST", "shop/nothing/at/all")]
    [InlineData("GET", "routing/versions/latest")]
    [InlineData("POST", "routing/versions/latest/restore")]
    [InlineData("PATCH", "")]
    [InlineData("GET", "conversations//messages")]
    public async Task What_is_no_address_is_not_found(string method, string path)
    {
        var wrong = new List<string>();
        using var request = new HttpRequestMessage(new(method), $"/api/v1/{path}");

        await JudgeAsync(path, request, await TokenOfAsync("boss"), 404, "notFound", wrong);

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task A_body_that_is_larger_than_any_is_refused()
    {
        var wrong = new List<string>();
        using var plan = new HttpRequestMessage(HttpMethod.Put, "/api/v1/routing/draft") { Content = new StringContent($$$"""{"revision":0,"plan":{"x":"{{{new string('x', 2_000_000)}}}"}}""", Encoding.UTF8, "application/json") };
        using var any = new HttpRequestMessage(HttpMethod.Put, "/api/v1/shop/transfer-reasons") { Content = new StringContent($$"""{"reasons":["{{new string('x', 31_000_000)}}"]}""", Encoding.UTF8, "application/json") };

        using var stranger = new HttpRequestMessage(HttpMethod.Post, "/api/v1/sessions/agent") { Content = new StringContent($$"""{"shop":"{{new string('x', 70_000)}}"}""", Encoding.UTF8, "application/json") };
        using var link = new HttpRequestMessage(HttpMethod.Post, "/api/v1/links/look") { Content = new StringContent($$"""{"token":"{{new string('x', 70_000)}}"}""", Encoding.UTF8, "application/json") };

        plan.Headers.ExpectContinue = any.Headers.ExpectContinue = stranger.Headers.ExpectContinue = link.Headers.ExpectContinue = true;
        await JudgeAsync("a plan", plan, await TokenOfAsync("boss"), 413, "invalidArgument", wrong);
        await JudgeAsync("a stranger", stranger, null, 413, "invalidArgument", wrong);
        await JudgeAsync("a link", link, null, 413, "invalidArgument", wrong);
        await JudgeAsync("any", any, await TokenOfAsync("boss"), 413, "invalidArgument", wrong);

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private async Task JudgeAsync(string what, HttpRequestMessage request, string? token, int status, string code, List<string> wrong, string? otherCode = null)
    {
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await Endpoint.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var told = response.Content.Headers.ContentType?.MediaType == "application/problem+json" ? JsonSerializer.Deserialize<JsonElement>(text).GetProperty("code").GetString() : null;
        if ((int)response.StatusCode != status || (told != code && told != otherCode) || told is null || text.Contains("nobodyKnowsThis\":1", StringComparison.Ordinal) || (status == (int)HttpStatusCode.MethodNotAllowed && response.Content.Headers.Allow.Count == 0))
            wrong.Add($"{what}: {(int)response.StatusCode} {text}");
    }

    private static StringContent? BodyOf(AgreedApi.Operation operation) => operation.TakesJson ? new StringContent("{}", Encoding.UTF8, "application/json") : null;

    private static string PathOf(AgreedApi.Operation operation) => Parameter().Replace(operation.Path, place => place.Value == "{version}" ? "1" : "0195c1a0000070008000000000000000");

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Parameter();
}
