using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatRouter.TestKit.HubClient;

/// <summary>JSON as the wire protocol has it: camel-cased names and enums, nulls omitted.</summary>
public static class HubJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };
}
