using ChatRouter.Core.Webhooks;

namespace ChatRouter.Storage.Postgres;

/// <summary>What webhooks are to be told, as columns.</summary>
internal sealed class OutboxColumns(ParameterColumns columns)
{
    private readonly List<string?> _shop = columns.Texts();
    private readonly List<string?> _webhook = columns.Texts();
    private readonly List<string?> _event = columns.Texts();
    private readonly List<int> _kind = columns.Integers();
    private readonly List<string?> _conversation = columns.Texts();
    private readonly List<string?> _body = columns.Texts();
    private readonly List<long> _at = columns.Numbers();

    public void Add(OutboxEntry entry)
    {
        _shop.Add(entry.For.Shop.Value);
        _webhook.Add(entry.For.Webhook.Value);
        _event.Add(entry.EventId);
        _kind.Add((int)entry.Event);
        _conversation.Add(entry.Conversation?.Value ?? "");
        _body.Add(entry.Body);
        _at.Add(entry.At.ToUnixTimeMilliseconds());
    }
}
