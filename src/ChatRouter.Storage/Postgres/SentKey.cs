using ChatRouter.Core.Conversations;

namespace ChatRouter.Storage.Postgres;

/// <summary>What a sender sent under an id: in one conversation or, where none is given, in any.</summary>
internal readonly record struct SentKey(ShopId Shop, MessageFrom From, string Sender, string ClientMsgId, ConversationId? Conversation);
