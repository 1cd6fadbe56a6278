using ChatRouter.Core.Conversations;
using ChatRouter.Core.Delivery;

namespace ChatRouter.Core.Supervision;

/// <summary>A conversation that a supervisor reads along with, and its latest messages in order.</summary>
/// <param name="Contact">Where its buyer said that he can be reached, as of now; none when he did not, or the shop asks no longer.</param>
public sealed record WatchedConversation(AgentConversation Conversation, IReadOnlyList<Message> Messages, string? Contact = null);
