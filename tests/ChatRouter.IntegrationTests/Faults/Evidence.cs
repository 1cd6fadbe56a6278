namespace ChatRouter.IntegrationTests.Faults;

/// <summary>What clients wrote down and what the database says, after the fault is over and everything had its time.</summary>
internal sealed record Evidence
{
    public IReadOnlyList<Sending> Sent { get; init; } = [];

    public IReadOnlyList<Screen> Screens { get; init; } = [];

    /// <summary>Which agents' desks have the conversation, by conversation.</summary>
    public IReadOnlyList<(string Agent, string Conversation)> Desks { get; init; } = [];

    public IReadOnlyList<StoredMessage> Messages { get; init; } = [];

    public IReadOnlyList<StoredConversation> Conversations { get; init; } = [];

    public IReadOnlyList<StoredAssignment> Assignments { get; init; } = [];

    /// <summary>How many conversations an agent owned above his capacity whenever the database was asked.</summary>
    public int Overshoot { get; init; }
}
