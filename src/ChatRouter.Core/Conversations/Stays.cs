using ChatRouter.Core.Delivery;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Conversations;

/// <summary>Whether an agent may read on with a conversation that he has just handed over.</summary>
/// <remarks>Decided by the assignment history alone, so that it holds on every node and after every reconnect; more time than that he has only at the connection that asked for it. It gives him no other right: he owns nothing, and no count knows of it.</remarks>
public sealed class Stays(IJournal journal, TimeProvider clock)
{
    /// <summary>How long after the transfer, and how much longer each time that he asks for more.</summary>
    public static readonly TimeSpan For = TimeSpan.FromMinutes(5);

    /// <summary>How long after the transfer at the most, however often he asks.</summary>
    public static readonly TimeSpan AtMost = TimeSpan.FromHours(1);

    private const int LatestMessages = 30;

    /// <summary>The conversation as it is now; to everybody but its giver, and to him once the time is over, it is absent.</summary>
    /// <param name="more">He reads on with it now, and asks for more time.</param>
    public async Task<Result<StayedConversation>> BeginAsync(AgentIdentity agent, ConversationId id, bool more, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await journal.FindAsync(agent.Shop, id, cancellationToken) is not { } conversation)
            return Rejections.UnknownConversation;
        var placements = await journal.AssignmentsAsync(agent.Shop, id, cancellationToken);
        if (placements.LastOrDefault(record => IsGivenBy(record, agent.Agent))?.At is not { } at)
            return Rejections.UnknownConversation;
        var until = at + For;
        if (more && now + For > until)
            until = now + For < at + AtMost ? now + For : at + AtMost;
        if (until <= now)
            return Rejections.UnknownConversation;
        var messages = await journal.ReadAsync(agent.Shop, id, Math.Max(0, conversation.LastSeq - LatestMessages), LatestMessages, cancellationToken);
        return new StayedConversation(AgentConversation.Of(conversation), messages, until, Handover.Among(placements));
    }

    private static bool IsGivenBy(AssignmentRecord record, AgentId agent) =>
        record.By == agent && record.Decision.Notes.HasFlag(RouteNotes.Transferred) && record.Decision.PreviousOwner == agent && record.Owner != agent;
}
