using ChatRouter.Core.Shops;

namespace ChatRouter.Server.Hubs;

/// <summary>What the shop's chat does for this buyer beside talking; what is off is absent.</summary>
/// <param name="Contact">What he may leave while nobody is there.</param>
/// <param name="Left">What he has left.</param>
/// <param name="OwnOrigins">Links to other places than these, and this server, are asked about.</param>
public sealed record OfferedChat(AskedContact? Contact = null, string? Left = null, IReadOnlyList<ChatTopic>? Topics = null, IReadOnlyList<string>? OwnOrigins = null)
{
    /// <summary>None when everything is off.</summary>
    public static OfferedChat? Of(Shop shop, string? left)
    {
        var (chat, asks) = (shop.Chat, shop.Chat.Contact != AskedContact.None);
        return asks || chat.Topics.Count > 0 || chat.WarnOfLinks
            ? new(asks ? chat.Contact : null, left, chat.Topics.Count > 0 ? chat.Topics : null, chat.WarnOfLinks ? shop.Origins : null)
            : null;
    }
}
