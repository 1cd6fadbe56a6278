namespace ChatRouter.Core.Shops;

/// <summary>标签: what a shop's agents can mark buyers with.</summary>
public sealed record ShopTag(string Name, TagColor Color)
{
    public const int MaxNameLength = 20;
}
