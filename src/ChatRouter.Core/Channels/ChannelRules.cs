using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Channels;

/// <summary>What a channel and its buyers must be called.</summary>
public static class ChannelRules
{
    public const int MaxChannelLength = 64;
    public const int MaxExternalIdLength = 128;
    public const int MaxNameLength = 64;

    public static Rejection? Check(string channel, string externalId, string? name) => new FieldFaults()
        .Text("channel", channel, MaxChannelLength).Text("buyerId", externalId, MaxExternalIdLength)
        .Unless(MessageRules.Fits(name, MaxNameLength), "buyerName", FieldFault.TooLong)
        .Refusal("A channel's name has 1 to 64 characters, the id of its buyer 1 to 128, and his name at most 64.");
}
