using ChatRouter.Core.Journal;

namespace ChatRouter.Core.Buyers;

/// <summary>Who an agent is talking to.</summary>
/// <param name="Conversation">The one that he was asked about by.</param>
/// <param name="Past">Earlier ones, the newest first.</param>
public sealed record BuyerRecord(ConversationRecord Conversation, BuyerProfile Profile, IReadOnlyList<PastConversation> Past);
