using System.Text.Json;

namespace ChatRouter.Benchmarks.Load.Client;

/// <summary>One record of the hub protocol, read as far as this tool needs it.</summary>
internal ref struct Record
{
    public int Type { get; private set; }

    public ReadOnlySpan<byte> InvocationId { get; private set; }

    public ReadOnlySpan<byte> Target { get; private set; }

    public ReadOnlySpan<byte> Error { get; private set; }

    /// <summary>The arguments or the result as JSON.</summary>
    public ReadOnlySpan<byte> Body { get; private set; }

    public static Record Read(ReadOnlySpan<byte> json)
    {
        var record = new Record();
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8)) record.Type = Number(ref reader);
            else if (reader.ValueTextEquals("invocationId"u8)) record.InvocationId = Text(ref reader);
            else if (reader.ValueTextEquals("target"u8)) record.Target = Text(ref reader);
            else if (reader.ValueTextEquals("error"u8)) record.Error = Text(ref reader);
            else record.Body = Value(ref reader, json);
        }

        return record;
    }

    private static int Number(scoped ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetInt32();
    }

    private static ReadOnlySpan<byte> Text(scoped ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.ValueSpan;
    }

    private static ReadOnlySpan<byte> Value(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return json[start..(int)reader.BytesConsumed];
    }
}
