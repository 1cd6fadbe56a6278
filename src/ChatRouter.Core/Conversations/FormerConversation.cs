namespace ChatRouter.Core.Conversations;

/// <summary>The conversation that a buyer had before another one of his.</summary>
/// <param name="Messages">Its last messages, in order.</param>
/// <param name="HasFormer">He had one before this one, too.</param>
public sealed record FormerConversation(ConversationId ConversationId, IReadOnlyList<Message> Messages, bool HasFormer);
