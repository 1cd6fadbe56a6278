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

    /// <summary>A supervisor gave it its place in the queue.</summary>
    Reordered = 128,

    /// <summary>The shop's page named the group.</summary>
    GroupNamed = 256,

    /// <summary>And wants nobody else: <see cref="GroupFallback.Group"/> or <see cref="GroupFallback.LeaveMessage"/>.</summary>
    GroupOnly = 512,

    /// <summary>The shop's page named a group that there is not.</summary>
    GroupUnknown = 1024,

    /// <summary>The bot had it before: it handed the buyer over, or did not answer in time.</summary>
    FromBot = 2048,

    /// <summary>It waited in the queue until its owner got it.</summary>
    FromQueue = 4096,

    /// <summary>It lay in the offline pool until its owner got it.</summary>
    FromPool = 8192,
}
