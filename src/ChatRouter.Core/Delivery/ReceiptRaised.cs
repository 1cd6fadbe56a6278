using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Delivery;

/// <summary>Wire: <c>Receipt({conversationId, from, deliveredUpTo, readUpTo})</c>: how far the side <paramref name="From"/> has received and read.</summary>
public sealed record ReceiptRaised(ConversationId ConversationId, MessageFrom From, long DeliveredUpTo, long ReadUpTo) : ServerEvent;
