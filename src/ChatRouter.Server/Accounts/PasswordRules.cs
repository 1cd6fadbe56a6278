using ChatRouter.Core.Conversations;

namespace ChatRouter.Server.Accounts;

/// <summary>Which passwords are taken: long ones that are not on every attacker's list. Nothing is asked of their characters (OWASP ASVS 5.0, 6.2).</summary>
public static class PasswordRules
{
    public const int Shortest = 10;
    public const int Longest = 256;
    private const int FewestDifferent = 5;

    // The common ones of at least 10 characters in zxcvbn's list (MIT licence).
    private static readonly Lazy<HashSet<string>> Common = new(ReadCommon);

    private static readonly Rejection TooShort = new(ErrorCode.PasswordTooShort, $"A password has at least {Shortest} characters.");
    private static readonly Rejection TooLong = new(ErrorCode.PasswordTooLong, $"A password has at most {Longest} characters.");
    private static readonly Rejection IsCommon = new(ErrorCode.PasswordCommon, "This password is easily guessed. Choose another, such as some words in a row.");

    /// <summary>None when it can be the account's.</summary>
    public static Rejection? Check(string password, string accountName)
    {
        if (password.EnumerateRunes().Count() < Shortest)
            return TooShort;
        if (password.Length > Longest)
            return TooLong;
        var plain = password.ToLowerInvariant();
        var guessable = Common.Value.Contains(plain) || plain.Distinct().Count() < FewestDifferent
            || (accountName.Length > 0 && plain.Replace(accountName, "", StringComparison.OrdinalIgnoreCase).Length < FewestDifferent);
        return guessable ? IsCommon : null;
    }

    private static HashSet<string> ReadCommon()
    {
        using var reader = new StreamReader(typeof(PasswordRules).Assembly.GetManifestResourceStream("common-passwords.txt")!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
