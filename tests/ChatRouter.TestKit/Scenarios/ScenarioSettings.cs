using System.Reflection;
using System.Text.Json;
using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Scenarios;

/// <summary>Lays a scenario's settings over a preset, by the settings' camel-cased names.</summary>
public static class ScenarioSettings
{
    private static readonly Dictionary<string, PropertyInfo> ByName = typeof(RoutingSettings)
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p.CanWrite)
        .ToDictionary(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name), StringComparer.Ordinal);

    /// <summary>The preset with the overrides; an unknown name or a value of the wrong kind is an error.</summary>
    public static RoutingSettings Over(string preset, IReadOnlyDictionary<string, JsonElement> overrides)
    {
        var settings = (Presets.Named(preset) ?? throw new JsonException($"'{preset}' is no preset.")) with { };
        foreach (var (name, value) in overrides)
        {
            var property = ByName.GetValueOrDefault(name) ?? throw new JsonException($"'{name}' is no setting.");
            property.SetValue(settings, Read(property, value));
        }

        return settings;
    }

    private static object Read(PropertyInfo property, JsonElement value)
    {
        var type = property.PropertyType;
        if (type == typeof(int))
            return value.GetInt32();
        if (type == typeof(bool))
            return value.GetBoolean();
        if (type.IsEnum)
            return Enum.Parse(type, value.GetString()!, ignoreCase: true);
        return Time(property.Name, value);
    }

    // Only overflow knows "never" as a value of its own; the other timers are off at zero.
    private static TimeSpan Time(string name, JsonElement value)
    {
        var time = value is { ValueKind: JsonValueKind.Number } && value.GetInt32() == 0 ? TimeSpan.Zero : Duration.Parse(value.GetString()!);
        return time == Timeout.InfiniteTimeSpan && name != nameof(RoutingSettings.OverflowAfter) ? TimeSpan.Zero : time;
    }
}
