namespace ChatRouter.Core.Conversations.Patterns;

/// <summary>Finds contacts of messengers.</summary>
internal static class Messengers
{
    private const int MostFiller = 16;
    private const int ShortestId = 5;
    private const int LongestId = 20;
    private const string Filler = ":=号码是账帐户为加我的搜找同群联系公众,，.。、~～_-–—/|()（）[]【】<>《》「」\"'“”‘’*·+;；!！";

    private static readonly string[] Names = ["微信", "威信", "薇信", "维信", "徽信", "v信", "扣扣", "抠抠", "weixin", "wechat", "vx", "wx", "qq", "whatsapp", "telegram"];

    // Other words of English follow these as well: WeChat payment.
    private static readonly string[] Spoken = ["wechat", "qq", "whatsapp", "telegram"];

    private static readonly string[] Naming = ["number", "account", "id", "no", "is"];

    /// <summary>What a messenger is called, and an id after it.</summary>
    public static List<TextPlace> Contacts(FoldedText folded)
    {
        var found = new List<TextPlace>();
        for (var from = 0; from < folded.Text.Length; from++)
        {
            foreach (var name in Names)
            {
                if (EndOf(folded, from, name) is not { } end || IdAfter(folded, end, name) is not { } id)
                    continue;
                found.Add(folded.PlaceOf(from, id));
                from = id - 1;
                break;
            }
        }

        return found;
    }

    // Spaces between characters that are not ASCII do not count, as with forbidden words.
    private static int? EndOf(FoldedText folded, int from, string name)
    {
        if (folded.At(from) != name[0] || (char.IsAscii(name[0]) && char.IsAsciiLetterOrDigit(folded.At(from - 1))))
            return null;
        var at = from + 1;
        foreach (var c in name.AsSpan(1))
        {
            if (!char.IsAscii(c) && !char.IsAscii(folded.At(at - 1)))
                at = folded.After(at, TextSigns.IsSpace);
            if (folded.At(at) != c)
                return null;
            at++;
        }

        return at;
    }

    // Where the id ends.
    private static int? IdAfter(FoldedText folded, int from, string messenger)
    {
        var (at, isNamed) = FillerAfter(folded, from);
        // VXL123 is another word.
        if (at == from && char.IsAscii(messenger[^1]) && !char.IsAsciiDigit(folded.At(at)))
            return null;
        var end = at;
        while (end - at <= LongestId && IsIdChar(folded.At(end)))
            end++;
        var id = folded.Text[at..end];
        var fits = id.Length is >= ShortestId and <= LongestId && !Names.Contains(id);
        return fits && (isNamed || !Spoken.Contains(messenger) || id.AsSpan().ContainsAnyInRange('0', '9') || id.Contains('_', StringComparison.Ordinal)) ? end : null;
    }

    // Named: what stands there says that an id comes.
    private static (int At, bool IsNamed) FillerAfter(FoldedText folded, int from)
    {
        var (at, isNamed) = (from, false);
        for (var skipped = 0; skipped < MostFiller; skipped++)
        {
            var word = Naming.FirstOrDefault(name => string.CompareOrdinal(folded.Text, at, name, 0, name.Length) == 0 && !IsIdChar(folded.At(at + name.Length)));
            var next = folded.At(at);
            if (word is null && !TextSigns.IsSpace(next) && !Filler.Contains(next, StringComparison.Ordinal))
                break;
            isNamed |= word is not null || next is ':' or '=' or '号' or '码' or '是';
            at += word?.Length ?? 1;
        }

        return (at, isNamed);
    }

    private static bool IsIdChar(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '-';
}
