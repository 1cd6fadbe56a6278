using ChatRouter.Core.Conversations;

namespace ChatRouter.IntegrationTests.Faults;

/// <summary>What one client shows of one conversation in the end.</summary>
/// <param name="FromStart">A buyer sees everything; an agent from some message on.</param>
internal sealed record Screen(string Viewer, ConversationId Conversation, bool FromStart, IReadOnlyList<Message> Shown, IReadOnlyList<string> Conflicts);
