using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatRouter.TestKit.Scenarios;

/// <summary>Reads durations of scenarios.</summary>
public sealed class DurationConverter : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return Duration.Parse(reader.GetString()!);
        }
        catch (Exception exception) when (exception is FormatException or InvalidOperationException)
        {
            throw new JsonException(exception.Message, exception);
        }
    }

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Scenarios are only read.");
}
