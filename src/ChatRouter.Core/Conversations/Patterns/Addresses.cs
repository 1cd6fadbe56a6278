namespace ChatRouter.Core.Conversations.Patterns;

/// <summary>Finds links and e-mail addresses.</summary>
internal static class Addresses
{
    private const int LongestScheme = 20;
    private const int LongestName = 64;
    private const string SchemeEnd = "://";

    /// <summary>Links that lead to none of the domains: with their <c>https://</c>, or hosts of a known ending.</summary>
    public static List<TextPlace> Links(FoldedText folded, IReadOnlyCollection<string> domains)
    {
        var found = new List<TextPlace>();
        var taken = new bool[folded.Text.Length];
        AddAddresses(folded, domains, found, taken);
        AddHosts(folded, domains, found, taken);
        return [.. found.OrderBy(place => place.From).Select(place => folded.PlaceOf(place.From, place.To))];
    }

    /// <summary>E-mail addresses, the shop's own as well.</summary>
    public static List<TextPlace> Emails(FoldedText folded)
    {
        var (text, found, from) = (folded.Text, new List<TextPlace>(), 0);
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var begin = at;
            while (begin > from && at - begin < LongestName && IsMailChar(text[begin - 1]))
                begin--;
            var hosts = Hosts.In(text, at + 1, folded.After(at + 1, Hosts.IsHostChar), IsMailEnding);
            if (begin == at || hosts.Count == 0 || hosts[0].From != at + 1)
                continue;
            from = hosts[0].To;
            found.Add(folded.PlaceOf(begin, from));
        }

        return found;
    }

    private static void AddAddresses(FoldedText folded, IReadOnlyCollection<string> domains, List<TextPlace> found, bool[] taken)
    {
        var (text, from, end) = (folded.Text, 0, 0);
        for (var at = text.IndexOf(SchemeEnd, StringComparison.Ordinal); at >= 0; at = text.IndexOf(SchemeEnd, from, StringComparison.Ordinal))
        {
            var begin = SchemeBefore(text, at, from);
            from = at + SchemeEnd.Length;
            if (begin == at)
                continue;
            if (from > end)
            {
                end = WithoutTail(text, from, folded.After(from, IsAddressChar));
                taken.AsSpan(begin..end).Fill(true);
            }

            // One of the shop's may carry another.
            if (Hosts.IsOwn(Hosts.Of(text.AsSpan(from..end)), domains))
                continue;
            found.Add(new(begin, end));
            from = end;
        }
    }

    private static void AddHosts(FoldedText folded, IReadOnlyCollection<string> domains, List<TextPlace> found, bool[] taken)
    {
        var text = folded.Text;
        for (var at = 0; at < text.Length; at++)
        {
            if (!Hosts.IsHostChar(text[at]))
                continue;
            var to = folded.After(at, Hosts.IsHostChar);
            foreach (var (begin, until) in Hosts.In(text, at, to, Hosts.IsKnownEnding))
            {
                var inMail = (begin == at && folded.At(at - 1) == '@' && IsMailChar(folded.At(at - 2))) || (until == to && folded.At(to) == '@');
                if (!inMail && !taken[begin] && !Hosts.IsOwn(text[begin..until].Replace('\u3002', '.'), domains))
                    found.Add(new(begin, PathAfter(folded, until)));
            }

            at = to;
        }
    }

    private static int SchemeBefore(string text, int at, int from)
    {
        var begin = at;
        while (begin > from && at - begin < LongestScheme && (char.IsAsciiLetterLower(text[begin - 1]) || char.IsAsciiDigit(text[begin - 1]) || text[begin - 1] is '+' or '.' or '-'))
            begin--;
        while (begin < at && !char.IsAsciiLetterLower(text[begin]))
            begin++;
        return begin;
    }

    private static int PathAfter(FoldedText folded, int host)
    {
        var end = host;
        if (folded.At(end) == ':')
            end = folded.After(end + 1, char.IsAsciiDigit);
        if (folded.At(end) is not ('/' or '?' or '#'))
            return end == host + 1 ? host : end;
        return WithoutTail(folded.Text, host, folded.After(end, c => c is > ' ' and <= '~' && !IsQuote(c)));
    }

    private static int WithoutTail(string text, int from, int to)
    {
        while (to > from && text[to - 1] is '.' or ',' or ';' or ':' or '!' or '?' or ')' or ']' or '}')
            to--;
        return to;
    }

    // As far as messages make one link of it; full-width signs that were not folded end it.
    private static bool IsAddressChar(char c) => !TextSigns.IsSpace(c) && !IsQuote(c) && c is not ((>= '\u3000' and <= '\u303F') or (>= '\uFF00' and <= '\uFFEF'));

    private static bool IsQuote(char c) => c is '<' or '>' or '"' or '\'';

    private static bool IsMailChar(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '_' or '%' or '+' or '-';

    private static bool IsMailEnding(ReadOnlySpan<char> name) => name.Length is >= 2 and <= 24 && name.IndexOfAnyExceptInRange('a', 'z') < 0;
}
