using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Rehearsals;

/// <summary>Adds up decisions: those that were made, or those that would have been.</summary>
internal sealed class HourTally
{
    private readonly Dictionary<AgentId, int> _received = [];
    private readonly HashSet<ConversationId> _waited = [];
    private readonly HashSet<ConversationId> _left = [];

    public void Add(Decision decision)
    {
        if (decision is { Placement: Placement.Owned, Owner: { } owner } && owner != decision.PreviousOwner)
            _received[owner] = _received.GetValueOrDefault(owner) + 1;
        else if (decision.Placement == Placement.Queued)
            _waited.Add(decision.Conversation);
        else if (decision.Placement == Placement.OfflinePool)
            _left.Add(decision.Conversation);
    }

    public HourCount Count() => new(_received, _waited.Count, _left.Count);
}
