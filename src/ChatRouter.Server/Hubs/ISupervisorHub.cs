using ChatRouter.Core.Journal;
using ChatRouter.Core.Supervision;
using ChatRouter.Core.Supervision.Alarms;

namespace ChatRouter.Server.Hubs;

/// <summary>What a supervisor's page may ask, at <c>/hubs/supervisor</c>; for supervisors and admins of the shop.</summary>
/// <remarks>Open comes first, within 10 s. Every refusal is a fixed code. Whatever is done to somebody stands in the audit.</remarks>
public interface ISupervisorHub
{
    /// <summary>Subscribes the connection to the shop's board and returns the latest.</summary>
    Task<SupervisorSnapshot> Open();

    /// <summary>The open conversations behind those of the board, as many as a board lists; the next page is asked for with the last one's place.</summary>
    Task<IReadOnlyList<BoardConversation>> OpenAfter(OpenPlace place);

    /// <summary>Reads along with a conversation instead of the one before: its new messages are pushed within a second or two. Nobody in it can tell.</summary>
    Task<WatchedConversation> Watch(ConversationId conversationId);

    Task Unwatch();

    /// <summary>Up to 50 messages before a sequence number, in order.</summary>
    Task<MessagePage> History(ConversationId conversationId, long beforeSeq);

    /// <summary>A note in the conversation that the buyer never sees.</summary>
    Task<SendReceipt> Whisper(ConversationId conversationId, NoteRequest request);

    /// <summary>The conversation comes to the caller's own desk; <c>agentOffline</c> when he is not online there.</summary>
    Task TakeOver(ConversationId conversationId);

    Task Assign(ConversationId conversationId, TransferRequest request);

    /// <summary>Moves a waiting conversation to another class, 0 to 3, or with 4 to the front.</summary>
    Task Reorder(ConversationId conversationId, ReorderRequest request);

    Task Close(ConversationId conversationId);

    /// <summary>Changes an agent's state whatever turns he has open; the request's reason is shown to him.</summary>
    Task<AgentStateReply> ForceState(AgentId agentId, SetStateRequest request);

    /// <summary>Says something to every connected agent.</summary>
    Task Notify(string text);

    Task<IReadOnlyList<Kiosk>> Kiosks();

    /// <summary>A television's token, which is shown this once.</summary>
    Task<NewKiosk> MakeKiosk(string name);

    Task RevokeKiosk(string kioskId);

    /// <summary>Tells the others that somebody cares for it.</summary>
    Task AcknowledgeAlarm(string alarmId);

    Task MuteAlarms(MuteRequest request);

    /// <summary>What was told, the latest first, a page of 50; the next page is asked for with the last one's id.</summary>
    Task<IReadOnlyList<Alarm>> AlarmHistory(string? before);

    /// <summary>What was done, newest first, a page of 50; the next page is asked for with the last entry's id.</summary>
    Task<IReadOnlyList<AuditEntry>> Audit(AuditRequest request);
}
