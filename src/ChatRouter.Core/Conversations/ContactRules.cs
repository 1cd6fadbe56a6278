using System.Text.RegularExpressions;
using ChatRouter.Core.Shops;

namespace ChatRouter.Core.Conversations;

/// <summary>What counts as a phone number or an e-mail address that a buyer leaves. That it is his, nobody checks.</summary>
public static partial class ContactRules
{
    public const int MaxLength = 254;

    private const int MaxPhoneLength = 32;
    private const int MinDigits = 5;

    // As E.164 has it.
    private const int MaxDigits = 15;

    private const char WideSpace = '\u3000';

    /// <summary>The contact as it is kept: trimmed, in plain letters and digits where an input method made wide ones. None: not what the shop asks for.</summary>
    public static string? Normal(AskedContact asked, string text)
    {
        if (!MessageRules.Fits(text, MaxLength))
            return null;
        var contact = string.Concat(text.Select(Narrow)).Trim();
        var fits = asked switch
        {
            AskedContact.Phone => IsPhone(contact),
            AskedContact.Email => IsEmail(contact),
            AskedContact.Either => IsPhone(contact) || IsEmail(contact),
            _ => false,
        };
        return fits ? contact : null;
    }

    private static char Narrow(char c) => c == WideSpace ? ' ' : FullWidth.Narrow(c);

    private static bool IsPhone(string text) => text.Length <= MaxPhoneLength && Phone().IsMatch(text) && text.Count(char.IsAsciiDigit) is >= MinDigits and <= MaxDigits;

    private static bool IsEmail(string text) => text.Length <= MaxLength && Email().IsMatch(text);

    [GeneratedRegex(@"^\+?[0-9(][0-9 ().-]*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Phone();

    // What browsers take in a field for e-mail, with a dot in the host.
    [GeneratedRegex(@"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+\z", RegexOptions.NonBacktracking)]
    private static partial Regex Email();
}
