using System.Text.Json;

namespace ChatRouter.Benchmarks.Load.Client;

/// <summary>The seq in a Send's result.</summary>
internal static class Seqs
{
    public static long Read(ReadOnlySpan<byte> result)
    {
        var reader = new Utf8JsonReader(result);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals("seq"u8);
            reader.Read();
            if (found) return reader.GetInt64();

            reader.Skip();
        }

        return 0;
    }
}
