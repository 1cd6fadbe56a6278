using System.Text.Json.Serialization;

namespace ChatRouter.Core.Ids;

/// <summary>A shop: the tenant. Everything is per shop, nothing is shared between shops.</summary>
[JsonConverter(typeof(IdJsonConverter<ShopId>))]
public readonly record struct ShopId(string Value) : IId<ShopId>
{
    public static ShopId From(string value) => new(value);

    public override string ToString() => Value;
}
