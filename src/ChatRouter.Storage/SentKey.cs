using ChatRouter.Core.Conversations;

namespace ChatRouter.Storage;

/// <summary>What a sender sent under an id: in one conversation or, where none is given, in any.</summary>
internal readonly record struct SentKey(ShopId Shop, MessageFrom From, string Sender, string ClientMsgId, ConversationId? Conversation)
{
    /// <summary>The message's id in its conversation.</summary>
    public static SentKey Of(ShopId shop, Message message) => new(shop, message.From, message.SenderId ?? "", message.ClientMsgId, message.ConversationId);
}
