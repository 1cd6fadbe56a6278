using ChatRouter.Core.Buyers;

namespace ChatRouter.Server.Api;

/// <summary>An earlier conversation of the buyer; its messages are read over the hub.</summary>
/// <param name="Agent">Who served him last; none: nobody did.</param>
/// <param name="Score">From 1 to 5; none: he did not rate.</param>
public sealed record PastConversationView(
    ConversationId Id, DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt, string? Agent, string? LastText, long LastSeq, int? Score, IReadOnlyList<string> RatingTags, string? RatingText)
{
    internal static PastConversationView Of(PastConversation past, IReadOnlyDictionary<AgentId, string> names)
    {
        var (conversation, rating) = past;
        var agent = conversation.Owner is { } owner ? names.GetValueOrDefault(owner, owner.Value) : null;
        return new(conversation.Id, conversation.OpenedAt, conversation.ClosedAt, agent, conversation.LastText, conversation.LastSeq, rating?.Score, rating?.Tags ?? [], rating?.Text);
    }
}
