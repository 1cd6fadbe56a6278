using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Supervision.Alarms;

namespace ChatRouter.Core.Webhooks;

/// <summary>What the writes of a transaction tell, and to whom. Costs one look into memory where nobody listens.</summary>
public sealed class Outbox(WebhookAudience audience)
{
    /// <summary>For whom nobody listens at all.</summary>
    public static readonly Outbox Deaf = new(new WebhookAudience());

    /// <summary>A message was stored in the conversation, which it may have opened.</summary>
    public IEnumerable<OutboxEntry> Appended(ConversationRecord conversation, Message message, bool opened)
    {
        if (!Hears(conversation.Shop))
            return [];
        var told = message.Kind switch
        {
            MessageKind.Note => [],
            MessageKind.Recall => EntriesOf(WebhookEvent.MessageRecalled, conversation, message.At, message),
            _ => EntriesOf(WebhookEvent.MessageCreated, conversation, message.At, message),
        };
        return opened ? EntriesOf(WebhookEvent.ConversationOpened, conversation, message.At).Concat(told) : told;
    }

    /// <summary>A decision moved the conversation.</summary>
    public IEnumerable<OutboxEntry> Placed(ConversationRecord before, ConversationRecord after)
    {
        if (after.Owner is not null && after.Owner != before.Owner)
            return EntriesOf(WebhookEvent.ConversationAssigned, after, after.PlacedAt);
        return after.Placement == Placement.OfflinePool && before.Placement != Placement.OfflinePool ? EntriesOf(WebhookEvent.MessageLeft, after, after.PlacedAt) : [];
    }

    public IEnumerable<OutboxEntry> Ended(ConversationRecord after) => EntriesOf(WebhookEvent.ConversationClosed, after, after.ClosedAt!.Value);

    public IEnumerable<OutboxEntry> Rated(ConversationRecord conversation, RateConversation rating) => Hears(conversation.Shop)
        ? EntriesOf(WebhookEvent.RatingGiven, conversation, StoredTime.Of(rating.At), rating: new(rating.Score, rating.Tags, rating.Text))
        : [];

    /// <summary>An alarm was raised, or resolved.</summary>
    public IReadOnlyList<OutboxEntry> Alarmed(Alarm alarm, DateTimeOffset at, bool muted)
    {
        var what = alarm.ResolvedAt is null ? WebhookEvent.AlarmRaised : WebhookEvent.AlarmCleared;
        return EntriesOf(what, alarm.Shop, null, at, id => new(id, what, alarm.Shop, at, Alarm: WebhookBody.Trouble.Of(alarm, muted)));
    }

    /// <summary>Somebody listens to the shop.</summary>
    public bool Hears(ShopId shop) => !audience.Of(shop).IsEmpty;

    /// <summary>A transaction with entries was committed.</summary>
    public void Committed() => audience.WereStored();

    // Apart from what builds the body, so that nothing is allocated where nobody listens.
    private OutboxEntry[] EntriesOf(WebhookEvent what, ConversationRecord conversation, DateTimeOffset at, Message? message = null, WebhookBody.Stars? rating = null) =>
        Hears(conversation.Shop) ? Told(what, conversation, at, message, rating) : [];

    private OutboxEntry[] Told(WebhookEvent what, ConversationRecord conversation, DateTimeOffset at, Message? message, WebhookBody.Stars? rating) =>
        EntriesOf(what, conversation.Shop, conversation.Id, at, id => new(id, what, conversation.Shop, at, WebhookBody.Talk.Of(conversation), message, rating));

    private OutboxEntry[] EntriesOf(WebhookEvent what, ShopId shop, ConversationId? conversation, DateTimeOffset at, Func<string, WebhookBody> tell)
    {
        var entries = new List<OutboxEntry>();
        var (id, body) = ("", "");
        foreach (var listener in audience.Of(shop))
        {
            if (!listener.Wants(what))
                continue;
            if (entries.Count == 0)
            {
                id = NewId.At(at);
                body = tell(id).ToJson();
            }

            entries.Add(new(listener, id, what, conversation, body, at));
        }

        return [.. entries];
    }
}
