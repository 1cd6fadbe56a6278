using System.Text.Json.Serialization;

namespace ChatRouter.Core.Ids;

/// <summary>One buyer's chat with the shop, from first message to close. Ids rise in the order in which conversations open.</summary>
[JsonConverter(typeof(IdJsonConverter<ConversationId>))]
public readonly record struct ConversationId(string Value) : IId<ConversationId>
{
    public static ConversationId From(string value) => new(value);

    public override string ToString() => Value;
}
