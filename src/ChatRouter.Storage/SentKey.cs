using ChatRouter.Core.Conversations;

namespace ChatRouter.Storage;

/// <summary>What a sender sent under an id: in one conversation or, where none is given, in any.</summary>
internal readonly record struct SentKey(ShopId Shop, MessageFrom From, string Sender, string ClientMsgId, ConversationId? Conversation)
{
    /// <summary>The same in any conversation.</summary>
    public SentKey Anywhere => this with { Conversation = null };

    /// <summary>The message's id, in any conversation.</summary>
    public static SentKey Of(ShopId shop, Message message) => new(shop, message.From, message.SenderId ?? "", message.ClientMsgId, null);

    /// <summary>By what tells two of them apart: every message is looked for more than once, and hashing the rest too would cost several times as much.</summary>
    public override int GetHashCode() => HashCode.Combine(ClientMsgId, Sender);
}
