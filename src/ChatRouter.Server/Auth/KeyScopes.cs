namespace ChatRouter.Server.Auth;

/// <summary>What an API key may do.</summary>
public static class KeyScopes
{
    public const string MembersRead = "members:read";
    public const string MembersWrite = "members:write";
    public const string RoutingRead = "routing:read";
    public const string RoutingWrite = "routing:write";
    public const string BuyersWrite = "buyers:write";
    public const string ShopRead = "shop:read";
    public const string ShopWrite = "shop:write";
    public const string ConversationsRead = "conversations:read";
    public const string ReportsRead = "reports:read";
    public const string WebhooksRead = "webhooks:read";
    public const string WebhooksWrite = "webhooks:write";
    public const string ChannelsWrite = "channels:write";
    public const string BotWrite = "bot:write";

    public static readonly IReadOnlySet<string> All = new SortedSet<string>(StringComparer.Ordinal)
    {
        MembersRead, MembersWrite, RoutingRead, RoutingWrite, BuyersWrite, ShopRead, ShopWrite, ConversationsRead, ReportsRead, WebhooksRead, WebhooksWrite, ChannelsWrite, BotWrite,
    };
}
