using System.Text.Json.Serialization;

namespace ChatRouter.Core.Webhooks;

/// <summary>What a webhook can tell of. The numbers are stored, the names are on the wire.</summary>
public enum WebhookEvent
{
    /// <summary>A message that the buyer sees, whoever wrote it; never an agents' note.</summary>
    [JsonStringEnumMemberName("message.created")]
    MessageCreated = 0,

    [JsonStringEnumMemberName("conversation.opened")]
    ConversationOpened = 1,

    /// <summary>It got an owner, or another one.</summary>
    [JsonStringEnumMemberName("conversation.assigned")]
    ConversationAssigned = 2,

    [JsonStringEnumMemberName("conversation.closed")]
    ConversationClosed = 3,

    /// <summary>Nobody can answer now: the buyer left a message for later.</summary>
    [JsonStringEnumMemberName("message.left")]
    MessageLeft = 4,

    [JsonStringEnumMemberName("rating.given")]
    RatingGiven = 5,

    /// <summary>An administrator tried the webhook; nobody subscribes to it.</summary>
    [JsonStringEnumMemberName("webhook.test")]
    Test = 6,

    /// <summary>Something is wrong in the shop: supervisors are called.</summary>
    [JsonStringEnumMemberName("alarm.raised")]
    AlarmRaised = 7,

    /// <summary>It is so no more.</summary>
    [JsonStringEnumMemberName("alarm.cleared")]
    AlarmCleared = 8,

    /// <summary>An agent took back a message that the buyer may have seen.</summary>
    [JsonStringEnumMemberName("message.recalled")]
    MessageRecalled = 9,
}
