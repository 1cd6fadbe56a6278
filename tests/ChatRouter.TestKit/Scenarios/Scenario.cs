using System.Text.Json;
using System.Text.Json.Serialization;
using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Scenarios;

/// <summary>An executable example of the routing policy: one shop, its agents, and what happens to them.</summary>
public sealed record Scenario
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new DurationConverter(), new JsonStringEnumConverter<GroupFallback>(JsonNamingPolicy.CamelCase) },
    };

    public required string Name { get; init; }

    /// <summary>Sections of the policy that it shows.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    public string Preset { get; init; } = "balanced";

    /// <summary>Overrides of the preset by name.</summary>
    public IReadOnlyDictionary<string, JsonElement> Settings { get; init; } = new Dictionary<string, JsonElement>();

    public IReadOnlyList<ScenarioGroup> Groups { get; init; } = [];

    public IReadOnlyList<ScenarioAgent> Agents { get; init; } = [];

    /// <summary>The dedicated agent of a buyer.</summary>
    public IReadOnlyDictionary<string, string> Dedicated { get; init; } = new Dictionary<string, string>();

    public required IReadOnlyList<ScenarioStep> Steps { get; init; }

    /// <summary>Reads a scenario; an unknown or doubled field is an error.</summary>
    public static Scenario Parse(string json) =>
        JsonSerializer.Deserialize<Scenario>(json, Options) ?? throw new JsonException("A scenario is an object.");
}

/// <summary>A group, the order states bound to it, and its own overflow time.</summary>
public sealed record ScenarioGroup(string Id, IReadOnlyList<string>? OrderStates = null, TimeSpan? OverflowAfter = null);

/// <summary>An agent, Offline at the start. What is left out is the default.</summary>
public sealed record ScenarioAgent(string Id, int Weight = 100, int? Capacity = null, IReadOnlyList<string>? Groups = null, bool NoSplit = false, bool Enabled = true);
