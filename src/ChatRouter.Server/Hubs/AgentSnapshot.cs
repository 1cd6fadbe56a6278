using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops.Plans;

namespace ChatRouter.Server.Hubs;

/// <summary>All a desk needs to show where things stand.</summary>
public sealed record AgentSnapshot
{
    public required AgentMe Me { get; init; }

    public required AgentState State { get; init; }

    /// <summary>The agent's open conversations, the longest waiting first.</summary>
    public required IReadOnlyList<OpenedConversation> Conversations { get; init; }

    /// <summary>Those that the desk has and that are other agents' now, with whose; left out while the dispatcher does not answer.</summary>
    public required IReadOnlyDictionary<ConversationId, AgentId> Elsewhere { get; init; }

    /// <summary>Those that the desk has and that have ended.</summary>
    public required IReadOnlyList<ConversationId> Ended { get; init; }

    /// <summary>The tags of their buyers; buyers without any are left out.</summary>
    public required IReadOnlyDictionary<BuyerId, IReadOnlyList<string>> Tags { get; init; }

    /// <summary>Their member levels; buyers of whom no token said one are left out.</summary>
    public required IReadOnlyDictionary<BuyerId, int> Levels { get; init; }

    /// <summary>The shop's agents, to transfer to; the caller among them.</summary>
    public required IReadOnlyList<Colleague> Colleagues { get; init; }

    /// <summary>Where the desk marks waiting buyers otherwise than usual, unless their group says its own; none: nowhere.</summary>
    public WaitTiers? Tiers { get; init; }

    public required IReadOnlyList<GroupBrief> Groups { get; init; }

    /// <summary>Those of the groups that the agent is in; none while the dispatcher does not answer.</summary>
    public IReadOnlyList<GroupId>? MyGroups { get; init; }

    /// <summary>The agent's shift that runs, else his next; none: he has none, or is always on duty.</summary>
    public Duty? Duty { get; init; }

    /// <summary>Buyers who talked to him within so long come to him while he is paused or disconnected; 0: none.</summary>
    public int? AwayContactSeconds { get; init; }

    /// <summary>So long his conversations wait for him when his connection is lost.</summary>
    public int? GraceSeconds { get; init; }

    /// <summary>A replied conversation that is silent for so long rests: it takes no place of his capacity.</summary>
    public int? RestAfterSeconds { get; init; }

    public required DeskCounts Counts { get; init; }

    public required DateTimeOffset ServerTime { get; init; }
}
