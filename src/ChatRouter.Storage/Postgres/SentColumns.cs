namespace ChatRouter.Storage.Postgres;

/// <summary>Questions for messages that were sent before, as columns.</summary>
internal sealed class SentColumns(ParameterColumns columns)
{
    private readonly List<string?> _shop = columns.Texts();
    private readonly List<string?> _clientMsgId = columns.Texts();
    private readonly List<string?> _sender = columns.Texts();
    private readonly List<int> _from = columns.Integers();
    private readonly List<string?> _conversation = columns.Texts();

    public void Add(SentKey key)
    {
        _shop.Add(key.Shop.Value);
        _clientMsgId.Add(key.ClientMsgId);
        _sender.Add(key.Sender);
        _from.Add((int)key.From);
        _conversation.Add(key.Conversation?.Value);
    }
}
