using ChatRouter.Core.Journal;

namespace ChatRouter.Core.Supervision.Figures;

/// <summary>A conversation and its turns.</summary>
internal sealed record TurnPage(ConversationRecord Conversation, IReadOnlyList<Turn> Turns);
