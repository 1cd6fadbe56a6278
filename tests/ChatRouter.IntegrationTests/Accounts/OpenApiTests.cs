using System.Net.Http.Json;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChatRouter.IntegrationTests.Desks;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Accounts;

/// <summary>The HTTP interface that was agreed on, and what a shop's developer reads about it.</summary>
public sealed partial class OpenApiTests : AccountScene
{
    private const string Rewrite = "CHATROUTER_WRITE_OPENAPI";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // These tell of a body that can never be taken; others, that there is no such thing or that it is too late.
    private static readonly string[] Malformed = ["invalidArgument", "invalidPlan", "unknownScope", "unknownKind"];

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?> { ["Limits:Enabled"] = "false" };

    [Fact]
    public async Task The_document_is_the_one_that_is_checked_in()
    {
        var file = Repository.At("src", "ChatRouter.Server", "Api", "openapi.v1.json");
        var document = JsonNode.Parse(await Endpoint.Http.GetStringAsync("/openapi/v1.json"))!.AsObject();
        // The address of this test's server.
        document.Remove("servers");
        var now = document.ToJsonString(Readable) + "\n";
        if (Environment.GetEnvironmentVariable(Rewrite) == "1")
            await File.WriteAllTextAsync(file, now);

        Assert.True(await File.ReadAllTextAsync(file) == now, $"The HTTP interface changed. If it was meant to, run this test with {Rewrite}=1 and look at the difference of {file}.");
    }

    [Fact]
    public void Every_operation_says_what_it_does_what_it_answers_and_by_which_codes_it_refuses()
    {
        var silent = AgreedApi.Operations.SelectMany(operation => Silences(operation).Select(silence => $"{operation.Name}: {silence}"));

        Assert.True(AgreedApi.Operations.Count > 100, $"{AgreedApi.Operations.Count} operations");
        Assert.Empty(silent);
    }

    [Fact]
    public async Task Every_body_has_an_example_which_is_taken()
    {
        var boss = await TokenOfAsync("boss");
        var refused = new List<string>();
        foreach (var operation in AgreedApi.Operations.Where(operation => operation.TakesJson))
        {
            var example = operation.Example is { } shown ? Ahead(shown) : null;
            using var request = new HttpRequestMessage(operation.Method, PathParameter().Replace(operation.Path, found => found.Value == "{version}" ? "1" : "demo")) { Content = example is null ? null : JsonContent.Create(example) };
            request.Headers.Authorization = new("Bearer", boss);
            using var response = await Endpoint.Http.SendAsync(request);
            var answer = await response.Content.ReadAsStringAsync();
            if (example is null || (!response.IsSuccessStatusCode && Malformed.Contains(JsonSerializer.Deserialize<JsonElement>(answer).GetProperty("code").GetString())))
                refused.Add($"{operation.Name}: {answer}");
        }

        Assert.Empty(refused);
    }

    // The day that an example shows is over some day.
    private static JsonNode Ahead(JsonElement shown)
    {
        var example = JsonNode.Parse(shown.GetRawText())!;
        if (example is JsonObject fields && fields.ContainsKey("at"))
            fields["at"] = TimeProvider.System.GetUtcNow().AddDays(1);
        return example;
    }

    private static IEnumerable<string> Silences(AgreedApi.Operation operation)
    {
        if (string.IsNullOrWhiteSpace(operation.Summary))
            yield return "no summary";
        foreach (var parameter in operation.UndescribedParameters)
            yield return $"{parameter} is not described";
        if (!operation.Answers.Any(answer => answer.Status is >= 200 and < 300))
            yield return "no success";
        foreach (var (status, codes) in operation.Answers.Where(answer => answer.Status >= 400))
        {
            if (codes.Count == 0)
                yield return $"{status} without a code";
            if (codes.Except(AgreedApi.Codes).FirstOrDefault() is { } made)
                yield return $"{status} by {made}, which is no code";
        }
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex PathParameter();
}
