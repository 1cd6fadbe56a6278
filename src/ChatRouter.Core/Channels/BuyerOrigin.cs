namespace ChatRouter.Core.Channels;

/// <summary>How a buyer's id is made of where he comes from, and back.</summary>
/// <remarks>A prefix keeps buyers whom a shop's token names, those of its channels, and guests apart for good.</remarks>
public static class BuyerOrigin
{
    /// <summary>What the id of a buyer begins with whom a shop's token vouched for; the rest is the shop's own id of him.</summary>
    public const string VerifiedPrefix = "u:";

    private const string ChannelPrefix = "c:";

    /// <summary>A buyer of a channel.</summary>
    public static BuyerId InChannel(string channel, string externalId) => new($"{ChannelPrefix}{Uri.EscapeDataString(channel)}:{externalId}");

    /// <summary>The channel, none for the widget; and the shop's own id of him, none for a guest.</summary>
    public static (string? Channel, string? ExternalId) Of(BuyerId buyer)
    {
        if (buyer.Value.StartsWith(VerifiedPrefix, StringComparison.Ordinal))
            return (null, buyer.Value[VerifiedPrefix.Length..]);
        var inChannel = buyer.Value.StartsWith(ChannelPrefix, StringComparison.Ordinal) ? buyer.Value[ChannelPrefix.Length..].Split(':', 2) : [];
        return inChannel is [var channel, var external] ? (Uri.UnescapeDataString(channel), external) : (null, null);
    }
}
