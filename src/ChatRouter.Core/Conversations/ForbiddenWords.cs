using ChatRouter.Core.Shops;

namespace ChatRouter.Core.Conversations;

/// <summary>Finds forbidden words. The desk finds the same ones: both are held to one table of cases.</summary>
/// <remarks>
/// Case and width (Ａ, A) do not matter. Between two characters that are not ASCII, spaces and invisible characters do not count, so that 高 仿 is found;
/// a letter or digit of ASCII at a word's edge must not go on in the text, so that VX is not found in VXL.
/// </remarks>
public static class ForbiddenWords
{
    /// <summary>Those of the words that the message holds; it may be sent when none of them blocks.</summary>
    public static IReadOnlyList<ForbiddenWord> In(MessageBody body, IReadOnlyList<ForbiddenWord> words) =>
        [.. words.Where(word => body.Words.Any(text => IsIn(text, word.Word)))];

    /// <summary>Whether the text holds the word.</summary>
    public static bool IsIn(string text, string word)
    {
        for (var start = 0; start < text.Length; start++)
        {
            if (EndOf(text, start, word) is { } end && IsEdge(text, start - 1, word[0]) && IsEdge(text, end, word[^1]))
                return true;
        }

        return false;
    }

    private static int? EndOf(string text, int start, string word)
    {
        var at = start;
        for (var i = 0; i < word.Length; i++, at++)
        {
            if (i > 0 && !char.IsAscii(FullWidth.Fold(word[i - 1])) && !char.IsAscii(FullWidth.Fold(word[i])))
                at = SkipGap(text, at);
            if (at >= text.Length || FullWidth.Fold(text[at]) != FullWidth.Fold(word[i]))
                return null;
        }

        return at;
    }

    private static int SkipGap(string text, int at)
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] is '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF'))
            at++;
        return at;
    }

    private static bool IsEdge(string text, int at, char edge) =>
        at < 0 || at >= text.Length || !char.IsAsciiLetterOrDigit(FullWidth.Fold(edge)) || !char.IsAsciiLetterOrDigit(FullWidth.Fold(text[at]));
}
