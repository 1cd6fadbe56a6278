using System.Text.Json.Serialization;

namespace ChatRouter.Core.Ids;

/// <summary>A webhook of one shop. Unique over all shops.</summary>
[JsonConverter(typeof(IdJsonConverter<WebhookId>))]
public readonly record struct WebhookId(string Value) : IId<WebhookId>
{
    public static WebhookId From(string value) => new(value);

    public override string ToString() => Value;
}
