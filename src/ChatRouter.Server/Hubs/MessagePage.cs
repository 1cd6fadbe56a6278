using ChatRouter.Core.Conversations;

namespace ChatRouter.Server.Hubs;

/// <summary>Messages in order, and the conversation's last sequence number: ask again while the page ends below it.</summary>
public sealed record MessagePage(IReadOnlyList<Message> Messages, long LastSeq);
