using System.Text.Encodings.Web;
using System.Text.Json;
using ChatRouter.Core.Channels;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Delivery;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Supervision.Alarms;

namespace ChatRouter.Core.Webhooks;

/// <summary>What a request tells, as JSON: what happened, in which conversation, and what belongs to the event.</summary>
/// <param name="Id">The event's.</param>
public sealed record WebhookBody(
    string Id, WebhookEvent Type, ShopId ShopId, DateTimeOffset At, WebhookBody.Talk? Conversation = null, Message? Message = null, WebhookBody.Stars? Rating = null,
    WebhookBody.Trouble? Alarm = null)
{
    private static readonly JsonSerializerOptions Json = new(EventJson.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <param name="AgentId">Its owner.</param>
    public sealed record Talk(ConversationId Id, Person Buyer, Placement Status, AgentId? AgentId, OrderState OrderState, DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt)
    {
        internal static Talk Of(ConversationRecord record) =>
            new(record.Id, Person.Of(record), record.Placement, record.Owner, record.OrderState, record.OpenedAt, record.ClosedAt);
    }

    /// <param name="Channel">None: he writes in the widget.</param>
    /// <param name="ExternalId">The shop's own id of him; none of a guest.</param>
    public sealed record Person(BuyerId Id, string? Name, bool Verified, string? Channel, string? ExternalId)
    {
        internal static Person Of(ConversationRecord record)
        {
            var (channel, external) = BuyerOrigin.Of(record.Buyer);
            return new(record.Buyer, record.BuyerName, record.BuyerVerified, channel, external);
        }
    }

    /// <param name="Subject">The group, server process or webhook that it is about; none: the shop.</param>
    /// <param name="Muted">The shop's supervisors want to hear nothing of its kind just now.</param>
    public sealed record Trouble(string Id, AlarmKind Kind, string? Subject, DateTimeOffset Since, DateTimeOffset RaisedAt, DateTimeOffset? ClearedAt, bool Muted)
    {
        internal static Trouble Of(Alarm alarm, bool muted) =>
            new(alarm.Id, alarm.Kind, alarm.Subject.Length == 0 ? null : alarm.Subject, alarm.Since, alarm.RaisedAt!.Value, alarm.ResolvedAt, muted);
    }

    public sealed record Stars(int Score, IReadOnlyList<string> Tags, string? Text);
}
