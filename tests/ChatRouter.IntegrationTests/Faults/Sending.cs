using ChatRouter.TestKit.HubClient;

namespace ChatRouter.IntegrationTests.Faults;

/// <summary>One message in a client's outbox, and all that came of it.</summary>
/// <param name="Sender">Whoever wrote it; his messages are counted from 1.</param>
/// <param name="To">The conversation an agent answers in; none for a buyer, who has one.</param>
internal sealed record Sending(string Sender, int Counter, string ClientMsgId, ConversationId? To = null)
{
    /// <summary>What is stored and shown.</summary>
    public string Text => Padding == 0 ? $"{Sender}:{Counter}" : $"{Sender}:{Counter}:{new string('.', Padding)}";

    /// <summary>By how many characters it is longer than it need be.</summary>
    public int Padding { get; init; }

    /// <summary>When it was composed, since the run began.</summary>
    public TimeSpan ComposedAt { get; init; }

    /// <summary>The first ack.</summary>
    public SendAck? Ack { get; set; }

    /// <summary>The ack came for a message that had been stored before.</summary>
    public bool Duplicate => Ack is { Duplicate: true };

    /// <summary>Refused for good, with this code: surely not stored.</summary>
    public string? Refused { get; set; }

    /// <summary>How often the server said "not now".</summary>
    public int PutOff { get; set; }

    /// <summary>How often of these it had no space left.</summary>
    public int Full { get; set; }

    /// <summary>How often the connection ended, or patience, before an answer.</summary>
    public int Unknown { get; set; }

    /// <summary>The longest wait for an answer of whatever kind.</summary>
    public TimeSpan SlowestAnswer { get; set; }

    /// <summary>When the ack came, since the run began.</summary>
    public TimeSpan AckedAt { get; set; }

    public bool IsOver => Ack is not null || Refused is not null;
}
