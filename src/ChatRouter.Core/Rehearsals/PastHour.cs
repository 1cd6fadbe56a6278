using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Rehearsals;

/// <summary>What is stored of an hour of a shop, as far as routing depends on it.</summary>
public sealed record PastHour
{
    public required ShopId Shop { get; init; }

    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset Until { get; init; }

    /// <summary>What agents were when it began; who is left out was Offline.</summary>
    public required IReadOnlyDictionary<AgentId, AgentState> Present { get; init; }

    /// <summary>Conversations that were open when it began, where they were.</summary>
    public IReadOnlyList<ConversationTruth> Open { get; init; } = [];

    /// <summary>As they were when it began.</summary>
    public IReadOnlyList<ContactTruth> Contacts { get; init; } = [];

    /// <summary>What happened in it, in its order.</summary>
    public required IReadOnlyList<PastEvent> Events { get; init; }
}
