using System.Text.RegularExpressions;

namespace ChatRouter.Server.Accounts;

/// <summary>What accounts may be called.</summary>
internal static partial class AccountNames
{
    public const int MaxDisplayNameLength = 40;

    /// <summary>Somebody can sign in by it.</summary>
    public static bool IsName(string text) => Name().IsMatch(text);

    /// <summary>Buyers and colleagues can be shown it.</summary>
    public static bool IsDisplayName(string text) =>
        text.Length is > 0 and <= MaxDisplayNameLength && !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsControl);

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9._-]{1,39}\z")]
    private static partial Regex Name();
}
