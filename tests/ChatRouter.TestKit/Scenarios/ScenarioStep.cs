using System.Text.Json;
using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Scenarios;

/// <summary>One thing that happens; which fields count depends on <see cref="Do"/>.</summary>
public sealed record ScenarioStep
{
    /// <summary>Time since the start; never falls.</summary>
    public required TimeSpan At { get; init; }

    public required string Do { get; init; }

    public string? Agent { get; init; }

    public string? Buyer { get; init; }

    public string? OrderState { get; init; }

    public string? Named { get; init; }

    /// <summary>The group that the page named.</summary>
    public string? Group { get; init; }

    public GroupFallback? Fallback { get; init; }

    public int? Priority { get; init; }

    /// <summary>agent:id or group:id.</summary>
    public string? To { get; init; }

    public string? By { get; init; }

    public int? Weight { get; init; }

    public int? Capacity { get; init; }

    public IReadOnlyList<string>? Groups { get; init; }

    public bool? Enabled { get; init; }

    public bool? NoSplit { get; init; }

    public int? Count { get; init; }

    public string? Prefix { get; init; }

    public TimeSpan? Every { get; init; }

    public bool Answered { get; init; }

    /// <summary>What a check compares: agents by id.</summary>
    public IReadOnlyDictionary<string, ScenarioAgentState>? Agents { get; init; }

    public IReadOnlyDictionary<string, string?>? Owners { get; init; }

    public IReadOnlyDictionary<string, string>? Reasons { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Notes { get; init; }

    public IReadOnlyList<string>? Waiting { get; init; }

    public IReadOnlyList<string>? Offline { get; init; }

    public ScenarioExpectation? Expect { get; init; }
}

/// <summary>An agent as a check wants him; what is left out is not compared.</summary>
public sealed record ScenarioAgentState(string? State = null, int? Pending = null, int? Active = null, bool? Busy = null, int? Owned = null);

/// <summary>What a step must lead to; what is left out is not compared.</summary>
public sealed record ScenarioExpectation
{
    /// <summary>Left out: not compared; null: nobody.</summary>
    public JsonElement Owner { get; init; }

    public string? Reason { get; init; }

    public IReadOnlyList<string>? Notes { get; init; }

    /// <summary>The position, from 1.</summary>
    public int? Queued { get; init; }

    public bool? Offline { get; init; }

    public string? Refused { get; init; }

    public IReadOnlyDictionary<string, int>? Counts { get; init; }

    public int Within { get; init; }
}
