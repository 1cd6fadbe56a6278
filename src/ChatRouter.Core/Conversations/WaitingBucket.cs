using ChatRouter.Core.Delivery;

namespace ChatRouter.Core.Conversations;

/// <summary>Buyers that an agent may take, the longest waiting first.</summary>
/// <param name="Total">How many there are; <paramref name="Conversations"/> holds the first of them.</param>
/// <param name="More">There are more than were counted.</param>
public sealed record WaitingBucket(int Total, bool More, IReadOnlyList<AgentConversation> Conversations);
