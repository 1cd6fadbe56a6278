using ChatRouter.Core.Delivery;

namespace ChatRouter.Core.Supervision;

/// <summary>An open conversation on the board.</summary>
/// <param name="Groups">For whom it waits; none of them: the whole shop, or it does not wait.</param>
/// <param name="Position">In the queue, from 1; none when it is not queued.</param>
public sealed record BoardConversation(AgentConversation Conversation, IReadOnlyList<GroupId> Groups, int? Position = null, int? EtaSeconds = null);
