using System.Text.Json;

namespace ChatRouter.Benchmarks.Load.Client;

/// <summary>A message as it is pushed, read as far as this tool needs it.</summary>
internal ref struct ShownMessage
{
    public delegate void Sink(ShownMessage message);

    public ReadOnlySpan<byte> ConversationId { get; private set; }

    public long Seq { get; private set; }

    public ReadOnlySpan<byte> Text { get; private set; }

    /// <summary>Hands every message in a Message or Assigned event, a snapshot or a page to <paramref name="sink"/>.</summary>
    public static void ReadAll(ReadOnlySpan<byte> json, Sink sink)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.StartObject) continue;

            var message = ReadObject(ref reader, sink);
            if (message.Seq > 0 && !message.Text.IsEmpty) sink(message);
        }
    }

    private static ShownMessage ReadObject(scoped ref Utf8JsonReader reader, Sink sink)
    {
        var message = new ShownMessage();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("conversationId"u8)) message.ConversationId = ReadText(ref reader);
            else if (reader.ValueTextEquals("seq"u8)) message.Seq = ReadNumber(ref reader);
            else if (reader.ValueTextEquals("text"u8)) message.Text = ReadText(ref reader);
            else if (reader.ValueTextEquals("messages"u8)) ReadList(ref reader, sink);
            else SkipValue(ref reader);
        }

        return message;
    }

    private static void ReadList(scoped ref Utf8JsonReader reader, Sink sink)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            var message = ReadObject(ref reader, sink);
            if (message.Seq > 0 && !message.Text.IsEmpty) sink(message);
        }
    }

    private static ReadOnlySpan<byte> ReadText(scoped ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.String ? reader.ValueSpan : default;
    }

    private static long ReadNumber(scoped ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetInt64();
    }

    private static void SkipValue(scoped ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }
}
