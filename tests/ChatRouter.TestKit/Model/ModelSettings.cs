using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Model;

/// <summary>The shops of a random run: presets with variations, three groups, odd agents.</summary>
public static class ModelSettings
{
    private static readonly RoutingSettings[] Base = [Presets.Balanced, Presets.Feige, Presets.Kuaishou, Presets.Wangwang, Presets.Pinduoduo];

    /// <summary>Two groups share a state, one is bound to none.</summary>
    public static IReadOnlyList<RoutingGroup> Groups { get; } =
    [
        new() { Id = new("g"), OrderStates = [OrderState.Paid, OrderState.Shipped], OverflowAfter = TimeSpan.FromSeconds(12) },
        new() { Id = new("h"), OrderStates = [OrderState.Shipped, OrderState.Refund] },
        new() { Id = new("k") },
    ];

    /// <summary>What a page of that number names: one of the groups with some fallback, or a group that there is not.</summary>
    public static GroupHint Asked(int number) => new(number % 8 == 0 ? new("gone") : Groups[number % Groups.Count].Id, (GroupFallback)(number / 8 % 3));

    public static IReadOnlyDictionary<BuyerId, AgentId> Dedicated { get; } = new Dictionary<BuyerId, AgentId> { [new("x1")] = new("b"), [new("x2")] = new("e") };

    /// <summary>The settings of that number: a preset, and small limits so that everything happens soon.</summary>
    public static RoutingSettings Of(int number)
    {
        var random = new SeededNumbers(number);
        var settings = Base[random.Below(Base.Length)] with
        {
            BusyAbove = 1 + random.Below(3),
            DefaultCapacity = random.Below(4),
            RestAfter = TimeSpan.FromSeconds(40 + random.Below(100)),
            AffinityWindow = TimeSpan.FromSeconds(60 + random.Below(400)),
            AffinityMaxPending = random.Below(4),
            AffinityDepth = 1 + random.Below(3),
            Mode = random.Below(4) == 0 ? RoutingMode.Average : RoutingMode.Weighted,
            AffinityCountsTowardShare = random.Below(4) == 0,
            AgeBoost = random.Below(3) == 0 ? TimeSpan.FromSeconds(25) : TimeSpan.Zero,
            MaxWait = random.Below(3) == 0 ? TimeSpan.FromSeconds(50) : TimeSpan.Zero,
            MaxQueue = random.Below(3) == 0 ? 3 : 0,
        };
        return settings with
        {
            AffinityPausedWindow = settings.AffinityPausedWindow == TimeSpan.Zero ? TimeSpan.Zero : settings.AffinityWindow / 2,
            ReassignAfter = settings.ReassignAfter == TimeSpan.Zero ? TimeSpan.Zero : TimeSpan.FromSeconds(20 + random.Below(40)),
        };
    }

    /// <summary>Other settings while the shop runs. Timers keep their lengths: what becomes of those that run already is nobody's promise.</summary>
    public static RoutingSettings Changed(RoutingSettings now, int number) => Of(number) with
    {
        SeveralGroups = now.SeveralGroups,
        RestAfter = now.RestAfter,
        ReassignAfter = now.ReassignAfter,
        OverflowAfter = now.OverflowAfter,
        MaxWait = now.MaxWait,
    };

    /// <summary>Agent settings of that number.</summary>
    public static SetAgent Change(SetAgent agent, int number, RoutingSettings shop)
    {
        var random = new SeededNumbers(number);
        string[][] groups = shop.SeveralGroups ? [[], ["g"], ["h"], ["g", "h"], ["k", "g"]] : [[], ["g"], ["h"], ["k"], ["g"]];
        return agent with
        {
            Weight = random.Below(8) == 0 ? 0 : new[] { 100, 100, 50, 300, 7 }[random.Below(5)],
            Capacity = random.Below(2) == 0 ? null : random.Below(5),
            Groups = [.. groups[random.Below(groups.Length)].Select(GroupId.From)],
            NoSplit = random.Below(8) == 0,
            Enabled = random.Below(16) != 0,
            OnDuty = random.Below(16) != 0,
        };
    }
}
