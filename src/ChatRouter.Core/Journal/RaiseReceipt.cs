namespace ChatRouter.Core.Journal;

/// <summary>The buyer's or the agents' side has received, and perhaps read, everything up to <paramref name="UpTo"/>.</summary>
/// <remarks><paramref name="Buyer"/> set: the buyer's receipt, who must be its buyer; else the agents', whose <paramref name="RequiredOwner"/> must own it.</remarks>
public sealed record RaiseReceipt(ShopId Shop, ConversationId Conversation, BuyerId? Buyer, AgentId? RequiredOwner, long UpTo, bool Read);
