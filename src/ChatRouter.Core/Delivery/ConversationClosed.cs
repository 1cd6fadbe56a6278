using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Delivery;

/// <summary>To the buyer. Wire: <c>Closed({conversationId, by})</c>.</summary>
/// <param name="By">Who ended it; the bot: nobody, the buyer fell silent.</param>
public sealed record ConversationClosed(ConversationId ConversationId, MessageFrom By) : ServerEvent;
