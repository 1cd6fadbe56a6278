using System.Text.Json.Nodes;
using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Shops.Plans;

/// <summary>Where a shop differs from its preset; none: as the preset. What each means: <see cref="RoutingSettings"/>.</summary>
public sealed record RoutingOverrides
{
    /// <summary>Seconds that stand for "never".</summary>
    public const int Never = -1;

    public bool? Enabled { get; init; }

    public RoutingMode? Mode { get; init; }

    public int? AffinityWindowSeconds { get; init; }

    public int? AffinityPausedWindowSeconds { get; init; }

    public int? AffinityDepth { get; init; }

    public bool? AffinityOverCapacity { get; init; }

    public int? AffinityMaxPending { get; init; }

    public bool? AffinityCountsTowardShare { get; init; }

    public int? BusyAbove { get; init; }

    public bool? QueueWhenPaused { get; init; }

    public int? DefaultCapacity { get; init; }

    public bool? SeveralGroups { get; init; }

    public GroupOfflinePolicy? GroupOffline { get; init; }

    public int? OverflowAfterSeconds { get; init; }

    public int? ReassignAfterSeconds { get; init; }

    public LeavePolicy? LeaveWithOpenTurns { get; init; }

    public int? GraceSeconds { get; init; }

    public int? RestAfterSeconds { get; init; }

    public int? AgeBoostSeconds { get; init; }

    public int? MaxWaitSeconds { get; init; }

    public int? MaxQueue { get; init; }

    /// <summary>The preset with the overrides.</summary>
    public RoutingSettings ApplyTo(RoutingSettings preset)
    {
        var values = PlanJson.Tree(Whole(preset));
        foreach (var (name, value) in PlanJson.Tree(this))
            values[name] = value?.DeepClone();
        return PlanJson.Read<RoutingOverrides>(values).ToSettings();
    }

    /// <summary>The preset that needs the fewest overrides to become these settings, and those.</summary>
    public static (string Preset, RoutingOverrides Overrides) Nearest(RoutingSettings settings)
    {
        var (preset, differences) = Presets.Names.Select(name => (Name: name, Differences: Between(Presets.Named(name)!, settings))).MinBy(candidate => candidate.Differences.Count);
        return (preset, PlanJson.Read<RoutingOverrides>(differences));
    }

    /// <summary>Every value of the settings, as overrides say it.</summary>
    public static RoutingOverrides Whole(RoutingSettings settings) => new()
    {
        Enabled = settings.Enabled,
        Mode = settings.Mode,
        AffinityWindowSeconds = SecondsOf(settings.AffinityWindow),
        AffinityPausedWindowSeconds = SecondsOf(settings.AffinityPausedWindow),
        AffinityDepth = settings.AffinityDepth,
        AffinityOverCapacity = settings.AffinityOverCapacity,
        AffinityMaxPending = settings.AffinityMaxPending,
        AffinityCountsTowardShare = settings.AffinityCountsTowardShare,
        BusyAbove = settings.BusyAbove,
        QueueWhenPaused = settings.QueueWhenPaused,
        DefaultCapacity = settings.DefaultCapacity,
        SeveralGroups = settings.SeveralGroups,
        GroupOffline = settings.GroupOffline,
        OverflowAfterSeconds = SecondsOf(settings.OverflowAfter),
        ReassignAfterSeconds = SecondsOf(settings.ReassignAfter),
        LeaveWithOpenTurns = settings.LeaveWithOpenTurns,
        GraceSeconds = SecondsOf(settings.Grace),
        RestAfterSeconds = SecondsOf(settings.RestAfter),
        AgeBoostSeconds = SecondsOf(settings.AgeBoost),
        MaxWaitSeconds = SecondsOf(settings.MaxWait),
        MaxQueue = settings.MaxQueue,
    };

    internal static TimeSpan SpanOf(int seconds) => seconds == Never ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(seconds);

    internal static int SecondsOf(TimeSpan span) => span == Timeout.InfiniteTimeSpan ? Never : (int)span.TotalSeconds;

    private static JsonObject Between(RoutingSettings preset, RoutingSettings settings)
    {
        var (from, to) = (PlanJson.Tree(Whole(preset)), PlanJson.Tree(Whole(settings)));
        return new(to.Where(value => !JsonNode.DeepEquals(value.Value, from[value.Key])).Select(value => KeyValuePair.Create(value.Key, value.Value?.DeepClone())));
    }

    // Only of the whole: nothing is left out.
    private RoutingSettings ToSettings() => new()
    {
        Enabled = Enabled!.Value,
        Mode = Mode!.Value,
        AffinityWindow = SpanOf(AffinityWindowSeconds!.Value),
        AffinityPausedWindow = SpanOf(AffinityPausedWindowSeconds!.Value),
        AffinityDepth = AffinityDepth!.Value,
        AffinityOverCapacity = AffinityOverCapacity!.Value,
        AffinityMaxPending = AffinityMaxPending!.Value,
        AffinityCountsTowardShare = AffinityCountsTowardShare!.Value,
        BusyAbove = BusyAbove!.Value,
        QueueWhenPaused = QueueWhenPaused!.Value,
        DefaultCapacity = DefaultCapacity!.Value,
        SeveralGroups = SeveralGroups!.Value,
        GroupOffline = GroupOffline!.Value,
        OverflowAfter = SpanOf(OverflowAfterSeconds!.Value),
        ReassignAfter = SpanOf(ReassignAfterSeconds!.Value),
        LeaveWithOpenTurns = LeaveWithOpenTurns!.Value,
        Grace = SpanOf(GraceSeconds!.Value),
        RestAfter = SpanOf(RestAfterSeconds!.Value),
        AgeBoost = SpanOf(AgeBoostSeconds!.Value),
        MaxWait = SpanOf(MaxWaitSeconds!.Value),
        MaxQueue = MaxQueue!.Value,
    };
}
