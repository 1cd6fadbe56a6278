using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Supervision;

/// <summary>How busy a shop or one of its groups is at one moment.</summary>
public sealed record BoardFigures
{
    /// <summary>Open conversations, wherever they are.</summary>
    public required int Open { get; init; }

    /// <summary>待回复: buyers with an agent who have no answer yet.</summary>
    public required int NeedsReply { get; init; }

    /// <summary>Of those and the queued, how many wait as long as the third tier of their group, or longer.</summary>
    public required int Urgent { get; init; }

    /// <summary>What that tier is in seconds; none: the shop's groups differ in it.</summary>
    public int? UrgentSeconds { get; init; }

    /// <summary>Since when the longest waiting of them waits; none when nobody does.</summary>
    public DateTimeOffset? LongestSince { get; init; }

    public required int Queued { get; init; }

    public DateTimeOffset? QueuedSince { get; init; }

    /// <summary>Why the longest queued waits.</summary>
    public RouteReason? QueueReason { get; init; }

    /// <summary>留言池</summary>
    public required int OfflinePool { get; init; }

    public required int Online { get; init; }

    public required int Paused { get; init; }

    public required int Grace { get; init; }

    public required int Offline { get; init; }

    /// <summary>How many buyers the agents who are online and get buyers may serve at once; none when one of them has no limit.</summary>
    public int? Places { get; init; }

    /// <summary>How many of <see cref="Places"/> are free.</summary>
    public int? FreePlaces { get; init; }
}
