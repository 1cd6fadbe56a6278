using System.Runtime.InteropServices;
using ChatRouter.Core.Conversations;

namespace ChatRouter.Storage;

/// <summary>Messages by the ids that their senders gave them, in one conversation as in any.</summary>
internal sealed class SentMessages
{
    private readonly Dictionary<SentKey, Sent> _messages = [];

    /// <summary>The message; where no conversation is given, the one in the newest.</summary>
    public Message? Find(SentKey key)
    {
        Message? found = null;
        for (var sent = _messages.GetValueOrDefault(key.Anywhere); sent is not null; sent = sent.Other)
        {
            if (key.Conversation == sent.Message.ConversationId)
                return sent.Message;
            if (key.Conversation is null && (found is null || string.CompareOrdinal(found.ConversationId.Value, sent.Message.ConversationId.Value) < 0))
                found = sent.Message;
        }
        return found;
    }

    public void Add(ShopId shop, Message message)
    {
        ref var sent = ref CollectionsMarshal.GetValueRefOrAddDefault(_messages, SentKey.Of(shop, message), out _);
        sent = new(message, sent);
    }

    public void Clear() => _messages.Clear();

    // A sender may use an id again in another conversation; hardly any does.
    private sealed record Sent(Message Message, Sent? Other);
}
