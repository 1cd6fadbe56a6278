using System.Text.RegularExpressions;

namespace ChatRouter.Core.Shops;

/// <summary>What a shop is called to sign in and in the page's snippet.</summary>
public static partial class ShopKey
{
    public const string Rule = "2 to 40 of a-z, 0-9 and -, beginning with a letter or digit";

    public static bool IsKey(string text) => Key().IsMatch(text);

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{1,39}\z")]
    private static partial Regex Key();
}
