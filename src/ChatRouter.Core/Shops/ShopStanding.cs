namespace ChatRouter.Core.Shops;

/// <summary>How the operator of the installation ranks a shop (店铺等级) and what it sells (店铺分类), in his words; none: he does not say.</summary>
public sealed record ShopStanding(string? Level = null, string? Category = null)
{
    public const int MaxLength = 40;

    /// <summary>What stands in one line of at most <see cref="MaxLength"/> characters; none for blanks.</summary>
    /// <param name="fits">False: it is longer, or more than a line.</param>
    public static string? Read(string? given, out bool fits)
    {
        var words = given?.Trim();
        fits = words is null || (words.Length <= MaxLength && !words.Any(char.IsControl));
        return string.IsNullOrEmpty(words) ? null : words;
    }
}
