namespace ChatRouter.Core.Shops;

/// <summary>How the operator of the installation ranks a shop (店铺等级), what it sells (店铺分类), in his words, and whether it may serve buyers (店铺状态); none: he does not say.</summary>
/// <param name="Status">Of a request, none: it stays as it is.</param>
/// <param name="Reason">Why it is pending or suspended, for its owner to read; an active shop has none.</param>
public sealed record ShopStanding(string? Level = null, string? Category = null, ShopStatus? Status = null, string? Reason = null)
{
    public const int MaxLength = 40;
    public const int MaxReasonLength = 200;

    public static ShopStanding Of(Shop shop) => new(shop.Level, shop.Category, shop.Status, shop.StatusReason);

    /// <summary>What stands in one line of at most <paramref name="longest"/> characters; none for blanks.</summary>
    /// <param name="fits">False: it is longer, or more than a line.</param>
    public static string? Read(string? given, out bool fits, int longest = MaxLength)
    {
        var words = given?.Trim();
        fits = words is null || (words.Length <= longest && !words.Any(char.IsControl));
        return string.IsNullOrEmpty(words) ? null : words;
    }
}
