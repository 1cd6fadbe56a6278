using System.Text.Json;
using System.Text.RegularExpressions;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.IntegrationTests.Desks;

/// <summary>The HTTP interface as it is checked in: what callers were told that they may get.</summary>
internal static partial class AgreedApi
{
    private static readonly JsonElement Document = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Repository.At("src", "ChatRouter.Server", "Api", "openapi.v1.json")));

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        .. Document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(operation => new Operation(path.Name, HttpMethod.Parse(operation.Name), operation.Value))),
    ];

    public static IReadOnlySet<string> Codes { get; } = Document.GetProperty("components").GetProperty("schemas").GetProperty("ProblemDetails").GetProperty("properties").GetProperty("code")
        .GetProperty("enum").EnumerateArray().Select(code => code.GetString()!).ToHashSet();

    /// <summary>The operation that a request reaches; none: it reaches nothing.</summary>
    public static Operation? Reached(HttpMethod method, string path) =>
        // Words before parameters: `/draft/lint` is no version.
        Operations.Where(operation => operation.Method == method && operation.Matches(path)).OrderBy(operation => operation.Path.Count(c => c == '{')).FirstOrDefault();

    internal sealed class Operation(string path, HttpMethod method, JsonElement description)
    {
        private readonly Regex _paths = new($"^{Regex.Replace(path, @"\{\w+\}", "[^/]+")}/?$");

        public string Path => path;

        public HttpMethod Method => method;

        public string Name => description.GetProperty("operationId").GetString()!;

        public string? Summary => description.TryGetProperty("summary", out var summary) ? summary.GetString() : null;

        public bool TakesJson => Json is not null;

        /// <summary>The scope of API keys that may call it; none: it takes none.</summary>
        public string? Scope => description.TryGetProperty("description", out var text) && Scoped().Match(text.GetString()!) is { Success: true } scope ? scope.Groups[1].Value : null;

        public bool IsForStrangers => !description.TryGetProperty("security", out _);

        public IReadOnlyDictionary<string, JsonElement> Parameters { get; } = description.TryGetProperty("parameters", out var declared)
            ? declared.EnumerateArray().ToDictionary(parameter => parameter.GetProperty("name").GetString()!)
            : new Dictionary<string, JsonElement>();

        /// <summary>The properties of what it answers when all is well, by name; none: it is no object.</summary>
        public IReadOnlyDictionary<string, JsonElement> Answer { get; } = description.GetProperty("responses").EnumerateObject().Where(answer => answer.Name is "200" or "201")
            .Where(answer => answer.Value.TryGetProperty("content", out var content) && content.TryGetProperty("application/json", out _))
            .SelectMany(answer => PropertiesOf(answer.Value.GetProperty("content").GetProperty("application/json").GetProperty("schema"))).ToDictionary(property => property.Name, property => property.Value);

        public JsonElement? Example => Json?.TryGetProperty("example", out var example) == true ? example : null;

        /// <summary>Of a query or a header: ids in paths say by their place what they are.</summary>
        public IEnumerable<string> UndescribedParameters => description.TryGetProperty("parameters", out var parameters)
            ? parameters.EnumerateArray().Where(one => one.GetProperty("in").GetString() != "path" && !one.TryGetProperty("description", out _)).Select(one => one.GetProperty("name").GetString()!)
            : [];

        /// <summary>The statuses it may have, each with the codes of a refusal.</summary>
        public IReadOnlyList<(int Status, IReadOnlyList<string> Codes)> Answers { get; } =
        [
            .. description.GetProperty("responses").EnumerateObject().Select(answer => (
                int.Parse(answer.Name, System.Globalization.CultureInfo.InvariantCulture),
                (IReadOnlyList<string>)[.. Quoted().Matches(answer.Value.GetProperty("description").GetString()!).Select(code => code.Groups[1].Value)])),
        ];

        private JsonElement? Json =>
            description.TryGetProperty("requestBody", out var body) && body.GetProperty("content").TryGetProperty("application/json", out var json) ? json : null;

        /// <summary>Whoever calls was told that he may be refused like this.</summary>
        public void AssertNames(int status, string code) => Assert.True(
            Answers.Any(answer => answer.Status == status && answer.Codes.Contains(code)), $"{Name} refuses by {status} {code}, which the API's document does not name.");

        public bool Matches(string of) => _paths.IsMatch(of.Split('?')[0]);
    }

    private static JsonElement.ObjectEnumerator PropertiesOf(JsonElement schema)
    {
        if (schema.TryGetProperty("$ref", out var name))
            schema = Document.GetProperty("components").GetProperty("schemas").GetProperty(name.GetString()!.Split('/')[^1]);
        return schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject() : default;
    }

    [GeneratedRegex("scope `([a-z]+:[a-z]+)`")]
    private static partial Regex Scoped();

    [GeneratedRegex("`([A-Za-z]+)`")]
    private static partial Regex Quoted();
}
