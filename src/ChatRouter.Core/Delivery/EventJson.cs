using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ChatRouter.Core.Delivery;

/// <summary>How events are written between nodes: with the event's name, camel case, enums by name, nulls left out.</summary>
/// <remarks>Fields that this version does not know are skipped, so that nodes of neighbouring versions understand each other.</remarks>
public static class EventJson
{
    /// <summary>The names of the events, which stay.</summary>
    public static IReadOnlyList<JsonDerivedType> Events { get; } =
    [
        new(typeof(AgentChanged), "agent"),
        new(typeof(BoardTaken), "board"),
        new(typeof(BuyerTagged), "tagged"),
        new(typeof(ContactChanged), "contact"),
        new(typeof(ConversationAssigned), "assigned"),
        new(typeof(ConversationChanged), "conversation"),
        new(typeof(ConversationClosed), "closed"),
        new(typeof(ConversationRated), "rated"),
        new(typeof(ConversationUnassigned), "unassigned"),
        new(typeof(DrainAnnounced), "drain"),
        new(typeof(HeadsRose), "heads"),
        new(typeof(MessageArrived), "message"),
        new(typeof(NoticePosted), "notice"),
        new(typeof(ReceiptRaised), "receipt"),
        new(typeof(ResyncNeeded), "resync"),
        new(typeof(RoutingPublished), "routing"),
        new(typeof(SessionSuperseded), "superseded"),
        new(typeof(StateForced), "stateForced"),
        new(typeof(StatusChanged), "status"),
        new(typeof(TypingChanged), "typing"),
    ];

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
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameEvents } },
        };
        options.MakeReadOnly();
        return options;
    }

    // Not by attributes: these would put the names on the wire to clients as well.
    private static void NameEvents(JsonTypeInfo type)
    {
        if (type.Type != typeof(ServerEvent))
            return;
        type.PolymorphismOptions = new();
        foreach (var known in Events)
            type.PolymorphismOptions.DerivedTypes.Add(known);
    }
}
