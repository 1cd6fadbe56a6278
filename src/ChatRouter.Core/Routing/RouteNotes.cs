namespace ChatRouter.Core.Routing;

/// <summary>Facts that led to a decision. The bits are stored; the camel-cased names are shown.</summary>
[Flags]
public enum RouteNotes
{
    None = 0,
    OwnerOffline = 1,
    GroupOffline = 2,
    Overflow = 4,
    AgentLost = 8,
    Silent = 16,
    AffinityOverloaded = 32,
    Transferred = 64,

    /// <summary>The shop's page named the group.</summary>
    GroupNamed = 128,

    /// <summary>And wants nobody else: <see cref="GroupFallback.Group"/> or <see cref="GroupFallback.LeaveMessage"/>.</summary>
    GroupOnly = 256,

    /// <summary>The shop's page named a group that there is not.</summary>
    GroupUnknown = 512,
}
