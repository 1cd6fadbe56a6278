using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatRouter.Core.Delivery;

/// <summary>How events are written between nodes: camel case, enums by name, nulls left out.</summary>
/// <remarks>Fields that this version does not know are skipped, so that nodes of neighbouring versions understand each other.</remarks>
public static class EventJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            RespectNullableAnnotations = true,
            AllowOutOfOrderMetadataProperties = true,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
