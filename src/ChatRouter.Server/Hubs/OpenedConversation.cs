using ChatRouter.Core.Conversations;
using ChatRouter.Core.Delivery;

namespace ChatRouter.Server.Hubs;

/// <summary>A conversation and the messages the client lacks (after what it has, else the latest 30), and what the buyer said of it.</summary>
/// <param name="HandedBy">The agent or supervisor who handed it over to the one who asks, while he has not answered its buyer since; none when the rules did.</param>
/// <param name="Remark">His reason and note.</param>
public sealed record OpenedConversation(AgentConversation Conversation, IReadOnlyList<Message> Messages, Rating? Rating = null, AgentId? HandedBy = null, string? Remark = null);
