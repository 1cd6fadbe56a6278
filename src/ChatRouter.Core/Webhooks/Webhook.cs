namespace ChatRouter.Core.Webhooks;

/// <summary>An address of the shop's own software that is told of events.</summary>
public sealed record Webhook
{
    /// <summary>Secrets that live at a time, so that one can take over from the other.</summary>
    public const int MaxSecrets = 2;

    public required ShopId Shop { get; init; }

    public required WebhookId Id { get; init; }

    public required string Url { get; init; }

    /// <summary>The address without its query, where receivers keep secrets of their own.</summary>
    public string Place => new Uri(Url).GetLeftPart(UriPartial.Path);

    public required IReadOnlyList<WebhookEvent> Events { get; init; }

    public required bool Enabled { get; init; }

    /// <summary>Every request is signed with each of them.</summary>
    public required IReadOnlyList<string> Secrets { get; init; }

    public required AgentId MadeBy { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Rises with every change of what an administrator sets.</summary>
    public long Version { get; init; }

    /// <summary>When it was switched off because it kept failing; none: an administrator's wish stands.</summary>
    public DateTimeOffset? SwitchedOffAt { get; init; }

    public WebhookHealth Health { get; init; }
}
