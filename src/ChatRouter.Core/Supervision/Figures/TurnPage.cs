using ChatRouter.Core.Journal;

namespace ChatRouter.Core.Supervision.Figures;

/// <summary>A conversation and its turns.</summary>
/// <param name="Drops">How often its agent said that no reply is needed.</param>
internal sealed record TurnPage(ConversationRecord Conversation, int Drops, IReadOnlyList<Turn> Turns)
{
    /// <summary>Nothing came since that changes the turns.</summary>
    public bool SaysTheSameAs(TurnPage? before) => before is not null && Drops == before.Drops
        && Conversation.LastSeq == before.Conversation.LastSeq && Conversation.TurnOpenedAt == before.Conversation.TurnOpenedAt && Conversation.ClosedAt == before.Conversation.ClosedAt;
}
