using System.Collections;
using System.Reflection;
using System.Text.Json;
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

    [Theory]
    [MemberData(nameof(Events))]
    public void An_event_without_what_is_optional_arrives_as_it_was_sent(Type type)
    {
        var sent = (ServerEvent)Filled(type, optional: false);

        var json = JsonSerializer.Serialize(sent, EventJson.Options);
        var arrived = JsonSerializer.Deserialize<ServerEvent>(json, EventJson.Options)!;

        Assert.Equal(json, JsonSerializer.Serialize(arrived, EventJson.Options));
    }

    [Fact]
    public void The_names_of_events_stay()
    {
        var names = EventJson.Events.Select(known => $"{known.TypeDiscriminator} {known.DerivedType.Name}");

        Assert.Equal(
            [
                "agent AgentChanged", "assigned ConversationAssigned", "board BoardTaken", "closed ConversationClosed", "contact ContactChanged", "conversation ConversationChanged", "drain DrainAnnounced",
                "heads HeadsRose", "message MessageArrived", "notice NoticePosted", "rated ConversationRated", "receipt ReceiptRaised", "resync ResyncNeeded", "routing RoutingPublished", "stateForced StateForced",
                "status StatusChanged", "superseded SessionSuperseded", "tagged BuyerTagged", "typing TypingChanged", "unassigned ConversationUnassigned",
            ],
            names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_field_of_a_later_version_is_skipped()
    {
        var arrived = JsonSerializer.Deserialize<ServerEvent>("""{"delayMs":5,"later":{"a":[1]},"$type":"drain"}""", EventJson.Options);

        Assert.Equal(new DrainAnnounced(5), arrived);
    }

    private static object Filled(Type type, bool optional = true)
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
        return inner.IsGenericType ? FilledCollection(inner, optional) : FilledObject(inner, optional);
    }

    private static object FilledCollection(Type type, bool optional)
    {
        var arguments = type.GetGenericArguments();
        if (arguments.Length == 1)
        {
            var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(arguments))!;
            list.Add(Filled(arguments[0], optional));
            return list;
        }

        var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(arguments))!;
        map.Add(Filled(arguments[0], optional), Filled(arguments[1], optional));
        return map;
    }

    private static object FilledObject(Type type, bool optional)
    {
        var nullability = new NullabilityInfoContext();
        var constructor = type.GetConstructors().OrderByDescending(candidate => candidate.GetParameters().Length).First();
        var filled = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter.ParameterType, nullability.Create(parameter), optional))]);
        foreach (var property in type.GetProperties().Where(property => property.SetMethod is { IsPublic: true }))
            property.SetValue(filled, Value(property.PropertyType, nullability.Create(property), optional));
        return filled;
    }

    private static object? Value(Type type, NullabilityInfo nullability, bool optional) =>
        optional || nullability.WriteState != NullabilityState.Nullable ? Filled(type, optional) : null;
}
