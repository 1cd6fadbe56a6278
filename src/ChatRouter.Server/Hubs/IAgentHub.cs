using ChatRouter.Core.Conversations;

namespace ChatRouter.Server.Hubs;

/// <summary>What an agent's desk may ask, at <c>/hubs/agent</c>.</summary>
/// <remarks>Resume comes first, within 10 s; Ping every 4 s keeps the agent alive. Every refusal is a fixed code.</remarks>
public interface IAgentHub
{
    /// <summary>Subscribes the connection, makes it one of the agent's leases, and returns what the client lacks. With <c>takeOver</c> his other desks get <c>Superseded({reason: "elsewhere"})</c>.</summary>
    Task<AgentSnapshot> Resume(ResumeRequest request);

    /// <summary>Online, paused or offline. Offline with open turns is refused with <c>openTurns</c> unless forced, as the shop's rules say.</summary>
    Task<AgentStateReply> SetState(SetStateRequest request);

    Task<SendReceipt> Send(ConversationId conversationId, SendRequest request);

    /// <summary>An internal note, seen by agents only.</summary>
    Task<SendReceipt> Note(ConversationId conversationId, NoteRequest request);

    /// <summary>Takes back a message of one's own within two minutes: <c>recallTooLate</c>. The buyer sees that there was one.</summary>
    Task<SendReceipt> Recall(ConversationId conversationId, RecallRequest request);

    Task<MessagePage> Sync(ConversationId conversationId, long afterSeq);

    /// <summary>Up to 50 messages before a sequence number, in order.</summary>
    Task<MessagePage> History(ConversationId conversationId, long beforeSeq);

    Task Typing(ConversationId conversationId, bool on);

    Task Read(ConversationId conversationId, long seq);

    Task Transfer(ConversationId conversationId, TransferRequest request);

    /// <summary>After his own transfer of it: this connection reads on for five minutes, with a <c>ConversationChanged</c> whenever its owner is another, then gets <c>Unassigned({reason: "stayOver"})</c>. To be asked again after a reconnect; asked again by a connection that reads on, it gives five more minutes, an hour at the most.</summary>
    Task<StayedConversation> Stay(ConversationId conversationId);

    /// <summary>Reads on no longer.</summary>
    Task Leave(ConversationId conversationId);

    Task Close(ConversationId conversationId);

    /// <summary>Takes a waiting conversation by hand. Of two who take it at once one gets it, the other <c>notWaiting</c>.</summary>
    Task Take(ConversationId conversationId);

    /// <summary>Who waits for the agent's groups, at most so many of each bucket; 0 counts only. To be asked every few seconds while it is shown.</summary>
    Task<WaitingView> Waiting(int limit);

    Task NoReplyNeeded(ConversationId conversationId);

    /// <summary>How the buyer came and what the shop's page said of him; empty when it said nothing.</summary>
    Task<BuyerContext> ContextOf(ConversationId conversationId);

    /// <summary>The desk's sign of life.</summary>
    Task Ping();
}
