using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;

namespace ChatRouter.Server.Hubs;

/// <summary>Which of an agent's conversations somebody handed to him with a reason, and where he has said nothing since.</summary>
/// <remarks>Decided by the assignment history and the messages alone, so that every node says the same after every reconnect.</remarks>
public sealed class Handovers(IJournal journal)
{
    /// <summary>The placements that brought them, by conversation.</summary>
    public async Task<IReadOnlyDictionary<ConversationId, AssignmentRecord>> OfAsync(IReadOnlyList<ConversationRecord> owned, CancellationToken cancellationToken)
    {
        var handed = new Dictionary<ConversationId, AssignmentRecord>();
        foreach (var conversation in owned.Where(WasNamed))
        {
            var history = await journal.AssignmentsAsync(conversation.Shop, conversation.Id, cancellationToken);
            if (history is [.., { By: not null, Remark: not null } record] && record.Owner == conversation.Owner)
                handed.Add(conversation.Id, record);
        }

        if (handed.Count == 0)
            return handed;
        foreach (var mark in await journal.MarksAsync(owned[0].Shop, handed.Keys, cancellationToken))
        {
            if (handed.TryGetValue(mark.Conversation, out var record) && mark.Agent == record.Owner && mark.At >= record.At)
                handed.Remove(mark.Conversation);
        }

        return handed;
    }

    // Of all others the rules said where they go: their history is not read.
    private static bool WasNamed(ConversationRecord conversation) =>
        conversation.Reason == RouteReason.Named || conversation.Notes.HasFlag(RouteNotes.Transferred);
}
