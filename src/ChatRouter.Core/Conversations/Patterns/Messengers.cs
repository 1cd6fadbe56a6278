namespace ChatRouter.Core.Conversations.Patterns;

/// <summary>Finds contacts and accounts outside of the platform: of messengers, and of ways to pay.</summary>
internal static class Messengers
{
    private const int MostFiller = 16;
    private const int ShortestId = 5;
    private const int LongestId = 20;

    // Shorter numbers after a way to pay are amounts and days, and of + V12345 a product.
    private const int ShortestNumber = 9;
    private const int LongestNumber = 24;
    private const string Filler = ":=号码是账帐户为加我的搜找同群联系公众,，.。、~～_-–—/|()（）[]【】<>《》「」\"'“”‘’*·+;；!！" + Paying;
    private const string Paying = "收款转到至";

    // 增加 V12345 adds a product.
    private const string AddingOtherwise = "增参附追";

    private static readonly string[] Payments = ["支付宝", "银行卡", "银行账", "银行帐", "收款账", "收款帐", "对公账", "对公帐", "zhifubao", "zfb", "alipay", "paypal"];

    private static readonly string[] Adding = ["加v", "+v", "加微", "加薇", "加q", "+q"];

    private static readonly string[] Names =
        ["微信", "威信", "薇信", "维信", "徽信", "v信", "扣扣", "抠抠", "weixin", "wechat", "vx", "wx", "qq", "whatsapp", "telegram", .. Adding, .. Payments];

    // Other words of English follow these as well: WeChat payment.
    private static readonly string[] Spoken = ["wechat", "qq", "whatsapp", "telegram", .. Adding, .. Payments];

    // After these any word may follow a colon: PayPal: accepted.
    private static readonly string[] Foreign = ["alipay", "paypal"];

    // These are parted between syllables as well; we chat is none.
    private static readonly string[] Pinyin = ["weixin", "zhifubao"];

    private static readonly string[] Naming = ["number", "account", "id", "no", "is"];

    /// <summary>What a messenger or a way to pay is called, and an id or an account after it.</summary>
    public static List<TextPlace> Contacts(FoldedText folded)
    {
        var found = new List<TextPlace>();
        for (var from = 0; from < folded.Text.Length; from++)
        {
            foreach (var name in Names)
            {
                if (EndOf(folded, from, name) is not { } end || IdAfter(folded, name, end.At, end.IsSpelt) is not { } id)
                    continue;
                found.Add(folded.PlaceOf(from, id));
                from = id - 1;
                break;
            }
        }

        return found;
    }

    // Signs between two characters do not count, but between letters only if all stand apart. Spelt: they do.
    private static (int At, bool IsSpelt)? EndOf(FoldedText folded, int from, string name)
    {
        var before = folded.At(from - 1);
        if (folded.At(from) != name[0] || (char.IsAscii(name[0]) ? char.IsAsciiLetterOrDigit(before) : name[0] == '加' && AddingOtherwise.Contains(before, StringComparison.Ordinal)))
            return null;
        var (at, isApart, isTogether) = (from + 1, false, false);
        foreach (var c in name.AsSpan(1))
        {
            var next = folded.After(at, IsGap);
            if (folded.At(next) != c)
                return null;
            if (char.IsAsciiLetter(c) && char.IsAsciiLetter(folded.At(at - 1)))
                (isApart, isTogether) = (isApart || next > at, isTogether || next == at);
            at = next + 1;
        }

        return isApart && isTogether && !Pinyin.Contains(name) ? null : (at, isApart);
    }

    // Where the id ends.
    private static int? IdAfter(FoldedText folded, string name, int from, bool isSpelt)
    {
        var (at, isNamed, isPaid) = FillerAfter(folded, from);
        // VXL123 is another word.
        if ((at == from && char.IsAscii(name[^1]) && !char.IsAsciiDigit(folded.At(at))) || IsDay(folded, at))
            return null;
        var needsNumber = isPaid || Payments.Contains(name) || (!isNamed && (isSpelt || Adding.Contains(name)));
        return MailAfter(folded, at) ?? NumberAfter(folded, at) ?? WordAfter(folded, at, name, isNamed, needsNumber ? ShortestNumber : ShortestId);
    }

    // Named: what stands there says that an id comes. Paid: that money goes there.
    private static (int At, bool IsNamed, bool IsPaid) FillerAfter(FoldedText folded, int from)
    {
        var (at, isNamed, isPaid) = (from, false, false);
        for (var skipped = 0; skipped < MostFiller; skipped++)
        {
            var word = Naming.FirstOrDefault(name => string.CompareOrdinal(folded.Text, at, name, 0, name.Length) == 0 && !IsIdChar(folded.At(at + name.Length)));
            var next = folded.At(at);
            if (word is null && !TextSigns.IsSpace(next) && !Filler.Contains(next, StringComparison.Ordinal))
                break;
            isNamed |= word is not null || next is ':' or '=' or '号' or '码' or '是';
            isPaid |= Paying.Contains(next, StringComparison.Ordinal);
            at += word?.Length ?? 1;
        }

        return (at, isNamed, isPaid);
    }

    private static int? MailAfter(FoldedText folded, int at)
    {
        var sign = Math.Min(folded.After(at, c => IsIdChar(c) || c == '.'), at + LongestId * 2);
        if (sign == at || folded.At(sign) != '@')
            return null;
        var end = folded.After(sign + 1, c => IsIdChar(c) || c == '.');
        while (folded.At(end - 1) is '.' or '-')
            end--;
        return end - sign > 3 ? end : null;
    }

    // Digits in groups.
    private static int? NumberAfter(FoldedText folded, int at)
    {
        var (end, digits, groups) = (at, 0, 0);
        for (var next = at; char.IsAsciiDigit(folded.At(next)) && digits <= LongestNumber; groups++)
        {
            end = folded.After(next, char.IsAsciiDigit);
            digits += end - next;
            next = IsBetween(folded.At(end)) ? end + 1 : end;
        }

        return groups > 1 && digits is >= ShortestNumber and <= LongestNumber && !IsIdChar(folded.At(end)) ? end : null;
    }

    private static int? WordAfter(FoldedText folded, int at, string name, bool isNamed, int shortestNumber)
    {
        var end = at;
        while (end - at <= LongestId && IsIdChar(folded.At(end)))
            end++;
        var id = folded.Text[at..end];
        if (id.Length is < ShortestId or > LongestId || Names.Contains(id))
            return null;
        var isAmount = id.Length < ShortestNumber && !id.AsSpan().ContainsAnyExceptInRange('0', '9') && IsAmount(folded, end);
        var fits = id.AsSpan().ContainsAnyInRange('a', 'z') ? IsOfThat(id, name, isNamed) : id.Count(char.IsAsciiDigit) >= shortestNumber && !isAmount;
        return fits ? end : null;
    }

    private static bool IsOfThat(string id, string name, bool isNamed) =>
        id.AsSpan().ContainsAnyInRange('0', '9') || id.Contains('_', StringComparison.Ordinal) || !Spoken.Contains(name) || (isNamed && !Foreign.Contains(name));

    private static bool IsAmount(FoldedText folded, int end) => folded.At(folded.After(end, TextSigns.IsSpace)) is '元' or '块' or '人' or '笔' or '万' or '%';

    // 2026-11-28
    private static bool IsDay(FoldedText folded, int at) =>
        folded.At(at) is '1' or '2' && folded.After(at, char.IsAsciiDigit) == at + 4 && IsBetween(folded.At(at + 4)) && folded.After(at + 5, char.IsAsciiDigit) is var end && end > at + 5 && end <= at + 7;

    private static bool IsBetween(char c) => c is ' ' or '-' or '.';

    private static bool IsGap(char c) => TextSigns.IsSpace(c) || c is '.' or '\u00B7' or '*' or '_' or '~' or '-';

    private static bool IsIdChar(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '-';
}
