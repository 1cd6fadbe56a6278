using System.Text.Json.Serialization;

namespace ChatRouter.Core.Ids;

/// <summary>A server process, from its start to its end.</summary>
[JsonConverter(typeof(IdJsonConverter<NodeId>))]
public readonly record struct NodeId(string Value) : IId<NodeId>
{
    public static NodeId From(string value) => new(value);

    public override string ToString() => Value;
}
