namespace ChatRouter.Core.Routing;

/// <summary>What the journal knows of some of a shop's conversations and contacts.</summary>
public sealed record RestoreConversations
{
    public required ShopId Shop { get; init; }

    /// <summary>Open conversations; one with <see cref="Conversations.Placement.Closed"/> is forgotten.</summary>
    public IReadOnlyList<ConversationTruth> Conversations { get; init; } = [];

    public IReadOnlyList<ContactTruth> Contacts { get; init; } = [];

    /// <summary>The last of the shop's conversations are back with these. A shop that awaited them is known from now on.</summary>
    public bool AreAllBack { get; init; }

    public required DateTimeOffset At { get; init; }
}
