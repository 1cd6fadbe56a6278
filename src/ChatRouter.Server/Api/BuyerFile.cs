using ChatRouter.Core.Buyers;

namespace ChatRouter.Server.Api;

/// <summary>A buyer as agents see him. Level, tags, masked phone number and picture are what the shop's token said last.</summary>
public sealed record BuyerFile(BuyerId Id, string? Name, bool Verified, int? Level, IReadOnlyList<string> Tags, IReadOnlyList<PastConversationView> Past, string? Phone, string? Avatar)
{
    internal static BuyerFile Of(BuyerRecord record, IReadOnlyDictionary<AgentId, string> names) => new(
        record.Conversation.Buyer, record.Conversation.BuyerName, record.Conversation.BuyerVerified, record.Profile.Level, record.Profile.Tags,
        [.. record.Past.Select(past => PastConversationView.Of(past, names))], record.Profile.Phone, record.Profile.Avatar);
}
