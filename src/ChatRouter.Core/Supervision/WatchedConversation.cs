using ChatRouter.Core.Conversations;
using ChatRouter.Core.Delivery;

namespace ChatRouter.Core.Supervision;

/// <summary>A conversation that a supervisor reads along with, and its latest messages in order.</summary>
public sealed record WatchedConversation(AgentConversation Conversation, IReadOnlyList<Message> Messages);
