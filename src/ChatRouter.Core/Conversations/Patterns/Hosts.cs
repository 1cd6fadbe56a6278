using System.Collections.Frozen;

namespace ChatRouter.Core.Conversations.Patterns;

/// <summary>Finds names of hosts in texts.</summary>
internal static class Hosts
{
    /// <summary>The endings of hosts that are known without <c>https://</c> before them.</summary>
    public static readonly FrozenSet<string> Endings = (
        "com net org edu gov cn hk mo tw jp kr sg us uk eu de fr ru cc co io me tv ly gl ai app asia biz cloud club dev fun icu info ink link live " +
        "ltd mobi online pw ren shop site space store tech top vip wang website win work xyz").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> EndingsByText = Endings.GetAlternateLookup<ReadOnlySpan<char>>();

    public delegate bool IsEnding(ReadOnlySpan<char> name);

    /// <summary>A full stop as Chinese keyboards write it is one of a host's as well.</summary>
    public static bool IsHostChar(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '_' or '\u3002' or '-';

    public static bool IsKnownEnding(ReadOnlySpan<char> name) => EndingsByText.Contains(name);

    /// <summary>The hosts in a run of their characters: names with a dot between them, the last one an ending.</summary>
    public static List<TextPlace> In(string text, int from, int to, IsEnding isEnding)
    {
        var hosts = new List<TextPlace>();
        var (begin, end, name) = (from, from, from);
        for (var i = from; i <= to; i++)
        {
            if (i < to && text[i] is not ('.' or '\u3002'))
                continue;
            if (i > name && name > begin && isEnding(text.AsSpan(name, i - name)))
                end = i;
            if (i == name || i == to)
            {
                if (end > begin)
                    hosts.Add(new(begin, end));
                begin = i + 1;
            }

            name = i + 1;
            end = Math.Max(end, begin);
        }

        return hosts;
    }

    /// <summary>Whether it is one of the domains, or below one.</summary>
    public static bool IsOwn(ReadOnlySpan<char> host, IReadOnlyCollection<string> domains)
    {
        foreach (var domain in domains)
        {
            if (host.EndsWith(domain, StringComparison.Ordinal) && (host.Length == domain.Length || host[^(domain.Length + 1)] == '.'))
                return true;
        }

        return false;
    }

    /// <summary>The host that browsers go to, of what follows an address's <c>//</c>.</summary>
    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> rest)
    {
        var begun = rest.TrimStart("/\\");
        var authority = Before(begun, "/\\?#");
        var host = Before(authority[(authority.LastIndexOf('@') + 1)..], ":");
        return host.EndsWith('.') ? host[..^1] : host;
    }

    private static ReadOnlySpan<char> Before(ReadOnlySpan<char> text, ReadOnlySpan<char> signs) => text.IndexOfAny(signs) is >= 0 and var at ? text[..at] : text;
}
