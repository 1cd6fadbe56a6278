using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;

namespace ChatRouter.Core.Supervision;

/// <summary>An agent on the board.</summary>
public sealed record BoardAgent
{
    public required AgentId Id { get; init; }

    public required string Name { get; init; }

    public required AccountRole Role { get; init; }

    public required AgentState State { get; init; }

    /// <summary>小休: why and since when, of who paused himself.</summary>
    public Pause? Pause { get; init; }

    public DateTimeOffset? GraceUntil { get; init; }

    /// <summary>在线时长: for how many seconds of today he was online, as of at most a minute ago; pauses do not count.</summary>
    public required int OnlineToday { get; init; }

    /// <summary>待回复: people, not messages.</summary>
    public required int Pending { get; init; }

    /// <summary>接待中: not resting.</summary>
    public required int Active { get; init; }

    /// <summary>Every open conversation of his, resting ones among them.</summary>
    public required int Owned { get; init; }

    /// <summary>0 = no limit.</summary>
    public required int Capacity { get; init; }

    public required bool Busy { get; init; }

    public required bool Full { get; init; }

    /// <summary>Weight 0 or 不分流: gets buyers by hand only.</summary>
    public required bool ByHandOnly { get; init; }

    public required IReadOnlyList<GroupId> Groups { get; init; }

    /// <summary>Since when the longest waiting of his buyers waits.</summary>
    public DateTimeOffset? LongestSince { get; init; }
}
