using System.Text.Json.Serialization;

namespace ChatRouter.Core.Ids;

/// <summary>One client connection of an agent or buyer; an agent with k tabs has k of them.</summary>
[JsonConverter(typeof(IdJsonConverter<ConnectionId>))]
public readonly record struct ConnectionId(string Value) : IId<ConnectionId>
{
    public static ConnectionId From(string value) => new(value);

    public override string ToString() => Value;
}
