using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Delivery;

/// <summary>To the new owner. Wire: <c>Assigned(assignment)</c>.</summary>
/// <param name="Messages">The latest messages, in order, among them all of the open turn.</param>
public sealed record ConversationAssigned(AgentConversation Conversation, IReadOnlyList<Message> Messages) : ServerEvent;
