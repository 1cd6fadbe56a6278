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
}
