namespace ChatRouter.Core.Routing;

/// <summary>How a shop routes. Start from one of <see cref="Presets"/> and override with <c>with</c>.</summary>
public sealed record RoutingSettings
{
    /// <summary>False: the shop is disabled and every buyer gets the offline text.</summary>
    public bool Enabled { get; init; } = true;

    public RoutingMode Mode { get; init; } = RoutingMode.Weighted;

    /// <summary>How long a contact (最近联系) counts; the boundary itself is inside.</summary>
    public TimeSpan AffinityWindow { get; init; } = TimeSpan.FromHours(72);

    /// <summary>How young a contact must be to hold while its agent is Paused or in Grace; the boundary itself is outside.</summary>
    public TimeSpan AffinityPausedWindow { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How many contacts are tried, newest first.</summary>
    public int AffinityDepth { get; init; } = 3;

    /// <summary>A recent contact is served above his capacity.</summary>
    public bool AffinityOverCapacity { get; init; }

    /// <summary>A contact with more people waiting than this is passed over; 0 = off.</summary>
    public int AffinityMaxPending { get; init; } = 8;

    /// <summary>A recent contact adds to the agent's share as a pick would.</summary>
    public bool AffinityCountsTowardShare { get; init; }

    /// <summary>Busy (忙碌) means more people waiting for a reply than this.</summary>
    public int BusyAbove { get; init; } = 4;

    /// <summary>With nobody Online, a Paused agent keeps buyers in the queue instead of the offline pool.</summary>
    public bool QueueWhenPaused { get; init; } = true;

    /// <summary>The capacity of an agent that has none of his own; 0 = no limit.</summary>
    public int DefaultCapacity { get; init; } = 20;

    /// <summary>An agent may be in several groups.</summary>
    public bool SeveralGroups { get; init; } = true;

    public GroupOfflinePolicy GroupOffline { get; init; } = GroupOfflinePolicy.Widen;

    /// <summary>How long a conversation waits in a group's queue before the whole shop may serve it; <see cref="Timeout.InfiniteTimeSpan"/> = never.</summary>
    public TimeSpan OverflowAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a turn may stay open before it goes to somebody else; zero = off.</summary>
    public TimeSpan ReassignAfter { get; init; } = TimeSpan.FromSeconds(170);

    public LeavePolicy LeaveWithOpenTurns { get; init; } = LeavePolicy.RefusedUnlessForced;

    /// <summary>How long a lost agent is waited for.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an answered conversation must be silent before it rests.</summary>
    public TimeSpan RestAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Each full such wait lifts a waiting conversation by one priority class; zero = off.</summary>
    public TimeSpan AgeBoost { get; init; }

    /// <summary>A longer wait in the queue becomes an offline message; zero = off.</summary>
    public TimeSpan MaxWait { get; init; }

    /// <summary>More waiting conversations than this become offline messages; 0 = off.</summary>
    public int MaxQueue { get; init; }
}
