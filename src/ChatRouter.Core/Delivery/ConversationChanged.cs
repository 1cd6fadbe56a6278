namespace ChatRouter.Core.Delivery;

/// <summary>To agents and supervisors: a row changed. Wire: <c>ConversationChanged(conversation)</c>.</summary>
public sealed record ConversationChanged(AgentConversation Conversation) : ServerEvent;
