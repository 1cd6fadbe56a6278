namespace ChatRouter.Core.Shops.Plans;

/// <summary>触发条件: which group is meant for a buyer by where he came in, else by his member level, where his page names no group.</summary>
/// <remarks>They become the group that is asked for, before the order state is looked at; with nobody of it online the whole shop serves.</remarks>
public sealed record GroupConditions
{
    private const char Rest = '*';

    /// <summary>By the entry; one with <c>*</c> at its end holds for whatever begins so.</summary>
    public IReadOnlyDictionary<string, GroupId> Entries { get; init; } = new Dictionary<string, GroupId>();

    /// <summary>From which member level on.</summary>
    public IReadOnlyDictionary<GroupId, int> Levels { get; init; } = new Dictionary<GroupId, int>();

    internal static GroupConditions Of(IReadOnlyDictionary<GroupId, PlannedGroup> groups) => new()
    {
        Entries = groups.SelectMany(group => group.Value.Entries.Select(entry => (entry, group.Key))).DistinctBy(pair => pair.entry).ToDictionary(pair => pair.entry, pair => pair.Key),
        Levels = groups.Where(group => group.Value.FromLevel is not null).ToDictionary(group => group.Key, group => group.Value.FromLevel!.Value),
    };

    /// <summary>Whether it can be kept as an entry: something before the <c>*</c>, which stands at its end alone, without blanks around it.</summary>
    public static bool IsEntry(string? entry) =>
        entry is { Length: > 0 and <= PlanRules.MaxEntryLength } && entry[0] != Rest && entry.IndexOf(Rest, StringComparison.Ordinal) is var at && (at < 0 || at == entry.Length - 1)
        && entry.Trim().Length == entry.Length && !entry.Any(char.IsControl);

    /// <summary>The group that is meant; none: the order state decides.</summary>
    /// <param name="entry">By which the buyer came in, as his page says.</param>
    /// <param name="level">The level that the shop signed for; none: it said none.</param>
    public GroupId? MeantFor(string? entry, int? level) => ByEntry(entry) ?? ByLevel(level);

    // The whole entry before a beginning of it, and the longer beginning before the shorter.
    private GroupId? ByEntry(string? entry)
    {
        if (entry is null || Entries.Count == 0)
            return null;
        if (Entries.TryGetValue(entry, out var whole))
            return whole;
        return Entries.Where(pair => pair.Key[^1] == Rest && entry.AsSpan().StartsWith(pair.Key.AsSpan(0, pair.Key.Length - 1), StringComparison.Ordinal))
            .OrderByDescending(pair => pair.Key.Length).Select(pair => (GroupId?)pair.Value).FirstOrDefault();
    }

    private GroupId? ByLevel(int? level) =>
        Levels.Where(pair => pair.Value <= level).OrderByDescending(pair => pair.Value).Select(pair => (GroupId?)pair.Key).FirstOrDefault();
}
