using System.Text;

namespace ChatRouter.Core.Phrases;

/// <summary>The initials of a text's pinyin, without a table of characters.</summary>
/// <remarks>
/// GB 2312 orders its 3,755 common characters by their pinyin, so a character's code tells its initial. Letters and digits stand for themselves;
/// rarer characters and signs are left out, and of several readings only the one that the standard sorts by is known: a shop may write its own.
/// </remarks>
public static class PinyinInitials
{
    private const int LastCommon = 0xD7F9;

    // The first code of each initial; no syllable begins with i, u or v.
    private static readonly (int From, char Initial)[] Ranges =
    [
        (0xB0A1, 'a'), (0xB0C5, 'b'), (0xB2C1, 'c'), (0xB4EE, 'd'), (0xB6EA, 'e'), (0xB7A2, 'f'), (0xB8C1, 'g'), (0xB9FE, 'h'), (0xBBF7, 'j'), (0xBFA6, 'k'), (0xC0AC, 'l'), (0xC2E8, 'm'),
        (0xC4C3, 'n'), (0xC5B6, 'o'), (0xC5BE, 'p'), (0xC6DA, 'q'), (0xC8BB, 'r'), (0xC8F6, 's'), (0xCBFA, 't'), (0xCDDA, 'w'), (0xCEF4, 'x'), (0xD1B9, 'y'), (0xD4D1, 'z'),
    ];

    private static readonly Encoding Gb2312 = CodePagesEncodingProvider.Instance.GetEncoding(936, EncoderFallback.ReplacementFallback, DecoderFallback.ReplacementFallback)!;

    /// <summary>Lower-case letters and digits, in the text's order.</summary>
    public static string Of(string text)
    {
        var initials = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (InitialOf(rune) is { } initial)
                initials.Append(initial);
        }

        return initials.ToString();
    }

    private static char? InitialOf(Rune rune)
    {
        if (rune.IsAscii)
            return Rune.IsLetterOrDigit(rune) ? (char)Rune.ToLowerInvariant(rune).Value : null;
        var bytes = Gb2312.GetBytes(rune.ToString());
        if (bytes.Length != 2)
            return null;
        var code = (bytes[0] << 8) | bytes[1];
        // Below 0xA1 lie characters that GBK added between the rows of GB 2312, in another order.
        return code > LastCommon || bytes[1] < 0xA1 || code < Ranges[0].From ? null : Array.FindLast(Ranges, range => range.From <= code).Initial;
    }
}
