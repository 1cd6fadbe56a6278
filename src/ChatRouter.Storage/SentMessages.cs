using ChatRouter.Core.Conversations;

namespace ChatRouter.Storage;

/// <summary>Messages by the ids that their senders gave them, in one conversation as in any.</summary>
internal sealed class SentMessages
{
    private readonly Dictionary<SentKey, Message> _messages = [];

    /// <summary>The message; where no conversation is given, the one in the newest.</summary>
    public Message? Find(SentKey key) => _messages.GetValueOrDefault(key);

    public void Add(ShopId shop, Message message)
    {
        var key = SentKey.Of(shop, message);
        _messages[key] = message;
        var anywhere = key with { Conversation = null };
        if (!_messages.TryGetValue(anywhere, out var other) || string.CompareOrdinal(other.ConversationId.Value, message.ConversationId.Value) < 0)
            _messages[anywhere] = message;
    }

    public void Clear() => _messages.Clear();
}
