using ChatRouter.Core.Conversations;

namespace ChatRouter.TestKit.HubClient;

/// <summary>An answer to Sync.</summary>
public sealed record Page(IReadOnlyList<Message> Messages, long LastSeq);
