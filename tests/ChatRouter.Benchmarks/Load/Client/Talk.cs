using ChatRouter.Benchmarks.Load.Measure;

namespace ChatRouter.Benchmarks.Load.Client;

/// <summary>One buyer's conversation, seen from outside: both directions.</summary>
internal sealed class Talk(int number)
{
    public int Number { get; } = number;

    public Lane ToAgent { get; } = new();

    public Lane ToBuyer { get; } = new();

    /// <summary>The agent that was shown it last.</summary>
    public AgentPeer? Agent { get; set; }

    public string? ConversationId { get; set; }
}
