namespace ChatRouter.Core.Routing;

/// <summary>Defaults that follow how the platforms of these names route; a shop may override each.</summary>
public static class Presets
{
    /// <summary>The default: recent contacts first but never over capacity, a queue, silence moves a buyer on.</summary>
    public static readonly RoutingSettings Balanced = new();

    /// <summary>淘宝旺旺: no capacity and no queue, contacts over everything.</summary>
    public static readonly RoutingSettings Wangwang = Balanced with
    {
        AffinityDepth = 1,
        AffinityOverCapacity = true,
        AffinityMaxPending = 0,
        QueueWhenPaused = false,
        DefaultCapacity = 0,
        OverflowAfter = Timeout.InfiniteTimeSpan,
        ReassignAfter = TimeSpan.Zero,
        LeaveWithOpenTurns = LeavePolicy.RoutedAtNextMessage,
    };

    /// <summary>拼多多: as Wangwang, one group per agent, a break ends the contact.</summary>
    public static readonly RoutingSettings Pinduoduo = Wangwang with
    {
        AffinityPausedWindow = TimeSpan.Zero,
        SeveralGroups = false,
    };

    /// <summary>抖音飞鸽: a group that is away means the offline pool; silence moves a buyer on.</summary>
    public static readonly RoutingSettings Feige = Wangwang with
    {
        AffinityPausedWindow = TimeSpan.Zero,
        DefaultCapacity = 20,
        GroupOffline = GroupOfflinePolicy.OfflinePool,
        ReassignAfter = TimeSpan.FromSeconds(170),
        LeaveWithOpenTurns = LeavePolicy.RefusedUnlessForced,
    };

    /// <summary>快手: capacity 20, overflow after 30 s.</summary>
    public static readonly RoutingSettings Kuaishou = Wangwang with
    {
        AffinityPausedWindow = TimeSpan.Zero,
        DefaultCapacity = 20,
        OverflowAfter = TimeSpan.FromSeconds(30),
    };

    private static readonly Dictionary<string, RoutingSettings> ByName = new(StringComparer.Ordinal)
    {
        [DefaultName] = Balanced,
        ["wangwang"] = Wangwang,
        ["pinduoduo"] = Pinduoduo,
        ["feige"] = Feige,
        ["kuaishou"] = Kuaishou,
    };

    public const string DefaultName = "balanced";

    /// <summary>What presets are called.</summary>
    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <summary>The preset of that name; none for an unknown name.</summary>
    public static RoutingSettings? Named(string name) => ByName.GetValueOrDefault(name);
}
