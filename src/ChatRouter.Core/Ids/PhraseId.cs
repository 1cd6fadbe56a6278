using System.Text.Json.Serialization;

namespace ChatRouter.Core.Ids;

/// <summary>A quick phrase of one shop. Ids rise in the order in which phrases are made.</summary>
[JsonConverter(typeof(IdJsonConverter<PhraseId>))]
public readonly record struct PhraseId(string Value) : IId<PhraseId>
{
    public static PhraseId From(string value) => new(value);

    public override string ToString() => Value;
}
