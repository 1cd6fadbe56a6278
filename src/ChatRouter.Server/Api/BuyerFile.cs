using ChatRouter.Core.Buyers;
using ChatRouter.Core.Shops;

namespace ChatRouter.Server.Api;

/// <summary>A buyer as agents see him. Level, tags, masked phone number and picture are what the shop's token said last.</summary>
/// <param name="Blocked">Nothing is taken from him any more; none: he may write.</param>
public sealed record BuyerFile(
    BuyerId Id, string? Name, bool Verified, int? Level, IReadOnlyList<string> Tags, IReadOnlyList<PastConversationView> Past, string? Phone, string? Avatar, BuyerFile.Block? Blocked)
{
    /// <param name="By">By name.</param>
    public sealed record Block(string By, DateTimeOffset At, string Reason);

    internal static BuyerFile Of(BuyerRecord record, IReadOnlyDictionary<AgentId, string> names, BuyerBlock? blocked) => new(
        record.Conversation.Buyer, record.Conversation.BuyerName, record.Conversation.BuyerVerified, record.Profile.Level, record.Profile.Tags,
        [.. record.Past.Select(past => PastConversationView.Of(past, names))], record.Profile.Phone, record.Profile.Avatar,
        blocked is null ? null : new(names.GetValueOrDefault(blocked.By, blocked.By.Value), blocked.At, blocked.Reason));
}
