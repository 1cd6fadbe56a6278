using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Ratings;

/// <summary>A rating, who gave it, and whom it is of.</summary>
/// <param name="Agent">Who had the conversation, or had it last, when it was rated; none: nobody had.</param>
public sealed record RatedConversation(Rating Rating, BuyerId Buyer, string? BuyerName, AgentId? Agent);
