using ChatRouter.Core.Delivery;

namespace ChatRouter.Server.Hubs;

/// <summary>What every client understands. Events are hints: a client renders contiguous messages only and syncs the rest.</summary>
public interface IClient
{
    Task Message(Core.Conversations.Message message);

    Task Typing(TypingChanged typing);

    Task Receipt(ReceiptRaised receipt);

    /// <summary>The last sequence numbers of conversations that rose since the previous digest.</summary>
    Task Heads(IReadOnlyDictionary<ConversationId, long> heads);

    /// <summary>The node stops: reconnect, jittered around the delay.</summary>
    Task Drain(DrainAnnounced drain);

    /// <summary>Events were dropped: call Open or Resume again.</summary>
    Task Resync();
}
