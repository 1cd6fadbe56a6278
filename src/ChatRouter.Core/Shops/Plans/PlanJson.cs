using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ChatRouter.Core.Shops.Plans;

/// <summary>A plan as text: as it is stored, compared and sent.</summary>
public static class PlanJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static string Write(RoutingPlan plan) => JsonSerializer.Serialize(plan, Options);

    public static RoutingPlan Read(string text) => JsonSerializer.Deserialize<RoutingPlan>(text, Options) ?? throw new JsonException("A stored plan is null.");

    internal static T Read<T>(JsonObject tree) => tree.Deserialize<T>(Options)!;

    internal static JsonObject Tree<T>(T value) => JsonSerializer.SerializeToNode(value, Options)!.AsObject();
}
