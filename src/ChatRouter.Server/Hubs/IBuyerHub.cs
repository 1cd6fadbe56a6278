using ChatRouter.Core.Conversations;

namespace ChatRouter.Server.Hubs;

/// <summary>What a buyer's widget may ask, at <c>/hubs/buyer</c>.</summary>
/// <remarks>Open comes first, within 10 s. Every refusal is a fixed code.</remarks>
public interface IBuyerHub
{
    /// <summary>Subscribes the connection and returns what the client lacks.</summary>
    Task<BuyerSnapshot> Open(OpenRequest request);

    Task<SendReceipt> Send(SendRequest request);

    Task<MessagePage> Sync(ConversationId conversationId, long afterSeq);

    /// <summary>Up to 50 messages before a sequence number, in order.</summary>
    Task<MessagePage> History(ConversationId conversationId, long beforeSeq);

    /// <summary>The last 50 messages of the conversation that he had before this one; none where it was his first. History has those before them.</summary>
    Task<FormerConversation?> Former(ConversationId conversationId);

    Task Typing(ConversationId conversationId, bool on);

    Task Read(ConversationId conversationId, long seq);

    Task Rate(ConversationId conversationId, int score, IReadOnlyList<string> tags, string? text);

    /// <summary>He can be reached there, as the shop asks for it; none: not any more. Returns it as it is kept.</summary>
    Task<LeftContact> LeaveContact(string? contact);

    Task LeaveQueue();

    Task AskHuman();

    /// <summary>Ends his conversation.</summary>
    Task Close(ConversationId conversationId);
}
