using ChatRouter.Core.Conversations;
using ChatRouter.Core.Delivery;

namespace ChatRouter.Server.Hubs;

/// <summary>A conversation and the messages the client lacks (after what it has, else the latest 30), and what the buyer said of it.</summary>
public sealed record OpenedConversation(AgentConversation Conversation, IReadOnlyList<Message> Messages, Rating? Rating = null);
