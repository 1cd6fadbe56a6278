using System.Text.Json.Serialization;

namespace ChatRouter.Core.Ids;

/// <summary>An agent: a sub-account that serves buyers. Ties between agents are broken by this id, ordinally.</summary>
[JsonConverter(typeof(IdJsonConverter<AgentId>))]
public readonly record struct AgentId(string Value) : IId<AgentId>
{
    public static AgentId From(string value) => new(value);

    public override string ToString() => Value;
}
