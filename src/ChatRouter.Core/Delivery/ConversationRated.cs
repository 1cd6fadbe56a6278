using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Delivery;

/// <summary>The buyer rated a conversation, to the agent who served it last. Wire: <c>Rated(rated)</c>.</summary>
public sealed record ConversationRated(Rating Rating, string? BuyerName) : ServerEvent;
