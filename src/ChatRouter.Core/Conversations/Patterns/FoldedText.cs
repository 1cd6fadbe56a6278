using System.Text;

namespace ChatRouter.Core.Conversations.Patterns;

/// <summary>A text as the patterns read it: without what nobody sees, full-width letters, digits and the signs of addresses as narrow ones, small letters, plain spaces.</summary>
internal sealed class FoldedText
{
    private readonly List<int> _at = [];

    private FoldedText(string text)
    {
        var folded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (IsInvisible(text[i]))
                continue;
            folded.Append(Fold(text[i]));
            _at.Add(i);
        }

        Text = folded.ToString();
    }

    public string Text { get; }

    public static FoldedText Of(string text) => new(text);

    /// <summary>The place in the text as it was written.</summary>
    public TextPlace PlaceOf(int from, int to) => new(_at[from], _at[to - 1] + 1);

    /// <summary>The character there; outside of the text NUL.</summary>
    public char At(int index) => index >= 0 && index < Text.Length ? Text[index] : '\0';

    /// <summary>The first index from there on whose character is none of these.</summary>
    public int After(int from, Func<char, bool> isOne)
    {
        while (from < Text.Length && isOne(Text[from]))
            from++;
        return from;
    }

    // Soft hyphens, joiners, marks of direction, variation selectors.
    private static bool IsInvisible(char c) =>
        c is '\u00AD' or '\u034F' or '\u061C' or '\u180E' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or (>= '\uFE00' and <= '\uFE0F') or '\uFEFF';

    private static char Fold(char c)
    {
        if (c is '\t' or '\u00A0' or '\u1680' or (>= '\u2000' and <= '\u200A') or '\u202F' or '\u205F' or '\u3000')
            return ' ';
        if (c == '\uFF61')
            return '\u3002';
        var narrow = FullWidth.Narrow(c) is var ascii && (char.IsAsciiLetterOrDigit(ascii) || ascii is '#' or '%' or '&' or '+' or '-' or '.' or '/' or ':' or '=' or '?' or '@' or '_') ? ascii : c;
        return char.IsAsciiLetterUpper(narrow) ? (char)(narrow | 0x20) : narrow;
    }
}
