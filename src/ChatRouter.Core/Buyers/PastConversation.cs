using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;

namespace ChatRouter.Core.Buyers;

/// <summary>One of a buyer's earlier conversations, and how he rated it.</summary>
public sealed record PastConversation(ConversationRecord Conversation, Rating? Rating);
