using System.Text.Json.Serialization;

namespace ChatRouter.Core.Shops.Plans;

/// <summary>班次: which shifts each agent has on each day. An agent without a week is always on duty.</summary>
public sealed record ShiftPlan
{
    /// <summary>Nobody has shifts: everybody is always on duty.</summary>
    [JsonIgnore]
    public bool IsEmpty => Weeks.Count == 0 && Exceptions.Count == 0;

    /// <summary>IANA name of the zone in which the shop reads its clocks.</summary>
    public string TimeZone { get; init; } = "Asia/Shanghai";

    /// <summary>考核时段: the hours of a day, by those clocks, whose turns reply rates count, within one day up to <c>24:00</c>; none: all.</summary>
    public ShiftSpan? Assessed { get; init; }

    /// <summary>Shifts as they are called, by id.</summary>
    public IReadOnlyDictionary<string, ShiftTemplate> Templates { get; init; } = new Dictionary<string, ShiftTemplate>();

    /// <summary>An agent's usual week.</summary>
    public IReadOnlyDictionary<AgentId, ShiftWeek> Weeks { get; init; } = new Dictionary<AgentId, ShiftWeek>();

    /// <summary>Days that differ: by date (<c>2026-11-11</c>), for each agent the templates of that day in place of the week's; an empty list is a day off.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<AgentId, IReadOnlyList<string>>> Exceptions { get; init; } =
        new Dictionary<string, IReadOnlyDictionary<AgentId, IReadOnlyList<string>>>();
}
