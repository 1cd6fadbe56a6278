using System.Text.Json.Serialization;

namespace ChatRouter.Core.Ids;

/// <summary>A buyer of one shop; never the same id for a guest and a verified buyer.</summary>
[JsonConverter(typeof(IdJsonConverter<BuyerId>))]
public readonly record struct BuyerId(string Value) : IId<BuyerId>
{
    public static BuyerId From(string value) => new(value);

    public override string ToString() => Value;
}
