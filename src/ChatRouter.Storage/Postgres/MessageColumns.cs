using ChatRouter.Core.Conversations;

namespace ChatRouter.Storage.Postgres;

/// <summary>Messages as columns.</summary>
internal sealed class MessageColumns(ParameterColumns columns)
{
    private readonly List<string?> _shop = columns.Texts();
    private readonly List<string?> _conversation = columns.Texts();
    private readonly List<long> _seq = columns.Numbers();
    private readonly List<int> _sentBy = columns.Integers();
    private readonly List<string?> _senderId = columns.Texts();
    private readonly List<string?> _senderName = columns.Texts();
    private readonly List<int> _kind = columns.Integers();
    private readonly List<string?> _text = columns.Texts();
    private readonly List<string?> _imageId = columns.Texts();
    private readonly List<string?> _card = columns.Texts();
    private readonly List<string?> _clientMsgId = columns.Texts();
    private readonly List<long> _at = columns.Numbers();

    public void Add(ShopId shop, Message message)
    {
        _shop.Add(shop.Value);
        _conversation.Add(message.ConversationId.Value);
        _seq.Add(message.Seq);
        _sentBy.Add((int)message.From);
        _senderId.Add(message.SenderId ?? "");
        _senderName.Add(message.SenderName);
        _kind.Add((int)message.Kind);
        _text.Add(StoredMessageRow.TextOf(message));
        _imageId.Add(message.ImageId);
        _card.Add(message.Card is null ? null : StorageJson.Write(message.Card));
        _clientMsgId.Add(message.ClientMsgId);
        _at.Add(message.At.ToUnixTimeMilliseconds());
    }
}
