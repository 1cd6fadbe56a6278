using System.Text.Json.Serialization;

namespace ChatRouter.Core.Ids;

/// <summary>A group of agents (分流组).</summary>
[JsonConverter(typeof(IdJsonConverter<GroupId>))]
public readonly record struct GroupId(string Value) : IId<GroupId>
{
    public static GroupId From(string value) => new(value);

    public override string ToString() => Value;
}
