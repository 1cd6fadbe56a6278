namespace ChatRouter.Server.Auth;

/// <summary>What an API key may do.</summary>
public static class KeyScopes
{
    public const string MembersRead = "members:read";
    public const string MembersWrite = "members:write";
    public const string RoutingRead = "routing:read";
    public const string RoutingWrite = "routing:write";
    public const string BuyersWrite = "buyers:write";
    public const string ShopWrite = "shop:write";

    public static readonly IReadOnlySet<string> All = new SortedSet<string>(StringComparer.Ordinal) { MembersRead, MembersWrite, RoutingRead, RoutingWrite, BuyersWrite, ShopWrite };
}
