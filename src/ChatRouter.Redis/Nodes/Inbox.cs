using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using ChatRouter.Core.Delivery;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Nodes;
using Microsoft.Extensions.Logging;

namespace ChatRouter.Redis.Nodes;

/// <summary>Reads what arrives on this node's channel: events as JSON objects, news of the bus itself as JSON arrays.</summary>
internal sealed class Inbox(Action<Audience, ServerEvent> deliver, IConversationMemory? memory, Holdings holdings, Action<string> heardProbe, ILogger logger)
{
    private const int MostKinds = 64;

    private readonly ConcurrentDictionary<string, byte> _unknown = new(StringComparer.Ordinal);

    public static string Probe(string id) => JsonSerializer.Serialize(new[] { "probe", id });

    public void Read(ReadOnlyMemory<byte> message)
    {
        try
        {
            if (message is { IsEmpty: false } && message.Span[0] == '[')
                ReadNews(JsonSerializer.Deserialize<string[]>(message.Span)!);
            else
                Deliver(NodeMessage.Read(message.Span));
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or FormatException or OverflowException)
        {
            Ignore(KindOf(message));
        }
    }

    private void ReadNews(string[] words)
    {
        switch (words)
        {
            case ["held", var shop, var field, var version, var elsewhere]:
                holdings.Find(new(shop))?.Learn(field, new(long.Parse(version, CultureInfo.InvariantCulture), elsewhere == "1"));
                break;
            case ["probe", var id]:
                heardProbe(id);
                break;
            default:
                Ignore(words.Length == 0 ? "" : words[0]);
                break;
        }
    }

    private void Deliver(NodeMessage message)
    {
        try
        {
            if (message.Known is { } known)
                memory?.Hear(known);
            deliver(message.Audience(), message.Event);
        }
#pragma warning disable CA1031 // A listener's failure must not end the subscription.
        catch (Exception exception) when (exception is not JsonException)
#pragma warning restore CA1031
        {
            logger.NotDelivered(exception);
        }
    }

    private void Ignore(string kind)
    {
        if (_unknown.Count < MostKinds && _unknown.TryAdd(kind, 0))
            logger.NotUnderstood(kind);
    }

    private static string KindOf(ReadOnlyMemory<byte> message)
    {
        try
        {
            using var json = JsonDocument.Parse(message);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("event", out var sent) && sent.ValueKind == JsonValueKind.Object
                && sent.TryGetProperty("$type", out var kind) ? kind.ToString() : "no event";
        }
        catch (JsonException)
        {
            return "no JSON";
        }
    }
}
