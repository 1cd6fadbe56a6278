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
        var named = owned.Where(WasNamed).ToDictionary(conversation => conversation.Id);
        if (named.Count == 0)
            return new Dictionary<ConversationId, AssignmentRecord>();
        foreach (var mark in await journal.MarksAsync(owned[0].Shop, named.Keys, cancellationToken))
        {
            if (named.TryGetValue(mark.Conversation, out var conversation) && mark.Agent == conversation.Owner && mark.At >= conversation.PlacedAt)
                named.Remove(mark.Conversation);
        }

        var handed = new Dictionary<ConversationId, AssignmentRecord>();
        foreach (var conversation in named.Values)
        {
            var history = await journal.AssignmentsAsync(conversation.Shop, conversation.Id, cancellationToken);
            if (history is [.., { By: not null, Remark: not null } record] && record.Owner == conversation.Owner)
                handed.Add(conversation.Id, record);
        }

        return handed;
    }

    // Those that the rules brought, and those that he has answered since, are most of them: their history is not read.
    private static bool WasNamed(ConversationRecord conversation) =>
        conversation.Reason == RouteReason.Named || conversation.Notes.HasFlag(RouteNotes.Transferred);
}
