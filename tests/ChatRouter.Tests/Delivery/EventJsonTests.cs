using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using ChatRouter.Core.Delivery;

namespace ChatRouter.Tests.Delivery;

/// <summary>Events travel between nodes without loss, under names that stay.</summary>
public sealed class EventJsonTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    public static TheoryData<Type> Events => new(typeof(ServerEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ServerEvent)) && !type.IsAbstract));

    [Theory]
    [MemberData(nameof(Events))]
    public void An_event_arrives_as_it_was_sent(Type type)
    {
        var sent = (ServerEvent)Filled(type);

        var json = JsonSerializer.Serialize(sent, EventJson.Options);
        var arrived = JsonSerializer.Deserialize<ServerEvent>(json, EventJson.Options)!;

        Assert.IsType(type, arrived);
        Assert.Equal(json, JsonSerializer.Serialize(arrived, EventJson.Options));
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            Assert.Contains($"\"{JsonNamingPolicy.CamelCase.ConvertName(property.Name)}\":", json, StringComparison.Ordinal);
    }

    [Fact]
    public void The_names_of_events_stay()
    {
        var names = typeof(ServerEvent).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(derived => $"{derived.TypeDiscriminator} {derived.DerivedType.Name}");

        Assert.Equal(
            [
                "agent AgentChanged", "assigned ConversationAssigned", "closed ConversationClosed", "conversation ConversationChanged", "drain DrainAnnounced",
                "heads HeadsRose", "message MessageArrived", "receipt ReceiptRaised", "resync ResyncNeeded", "status StatusChanged",
                "superseded SessionSuperseded", "typing TypingChanged", "unassigned ConversationUnassigned",
            ],
            names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_field_of_a_later_version_is_skipped()
    {
        var arrived = JsonSerializer.Deserialize<ServerEvent>("""{"delayMs":5,"later":{"a":[1]},"$type":"drain"}""", EventJson.Options);

        Assert.Equal(new DrainAnnounced(5), arrived);
    }

    private static object Filled(Type type)
    {
        var inner = Nullable.GetUnderlyingType(type) ?? type;
        if (inner == typeof(string))
            return "text";
        if (inner == typeof(bool))
            return true;
        if (inner == typeof(DateTimeOffset))
            return At;
        if (inner.IsEnum)
            return Enum.GetValues(inner).Cast<object>().Last();
        if (inner.IsPrimitive)
            return Convert.ChangeType(7, inner, System.Globalization.CultureInfo.InvariantCulture);
        return inner.IsGenericType ? FilledCollection(inner) : FilledObject(inner);
    }

    private static object FilledCollection(Type type)
    {
        var arguments = type.GetGenericArguments();
        if (arguments.Length == 1)
        {
            var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(arguments))!;
            list.Add(Filled(arguments[0]));
            return list;
        }

        var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments))!;
        map.Add(Filled(arguments[0]), Filled(arguments[1]));
        return map;
    }

    private static object FilledObject(Type type)
    {
        var constructor = type.GetConstructors().OrderByDescending(candidate => candidate.GetParameters().Length).First();
        var filled = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Filled(parameter.ParameterType))]);
        foreach (var property in type.GetProperties().Where(property => property.SetMethod is { IsPublic: true }))
            property.SetValue(filled, Filled(property.PropertyType));
        return filled;
    }
}
