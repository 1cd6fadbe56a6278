using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Delivery;

/// <summary>To the new owner; <see cref="BuyerTagged"/> follows when its buyer has tags or a member level. Wire: <c>Assigned(assignment)</c>.</summary>
/// <param name="Messages">The latest messages, in order, among them all of the open turn.</param>
/// <param name="HandedBy">The agent or supervisor who handed it over or took it; none when the rules did.</param>
/// <param name="Remark">His reason and note, for agents only.</param>
public sealed record ConversationAssigned(AgentConversation Conversation, IReadOnlyList<Message> Messages, AgentId? HandedBy = null, string? Remark = null) : ServerEvent;
