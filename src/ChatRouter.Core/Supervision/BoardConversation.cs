using ChatRouter.Core.Delivery;

namespace ChatRouter.Core.Supervision;

/// <summary>An open conversation on the board.</summary>
/// <param name="Groups">For whom it waits; none of them: the whole shop, or it does not wait.</param>
/// <param name="Priority">Its class in the queue from 0 to 3, or 4 for the front.</param>
/// <param name="Position">In the queue, from 1; none when it is not queued.</param>
/// <param name="Tags">Of its buyer; none: he has no tags.</param>
public sealed record BoardConversation(AgentConversation Conversation, IReadOnlyList<GroupId> Groups, int Priority, int? Position = null, int? EtaSeconds = null, IReadOnlyList<string>? Tags = null);
