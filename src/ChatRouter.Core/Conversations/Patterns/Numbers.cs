using System.Text;

namespace ChatRouter.Core.Conversations.Patterns;

/// <summary>Finds numbers of bank cards and phones.</summary>
internal static class Numbers
{
    private const int Longest = 19;
    private const int MostBetween = 3;

    private delegate bool Passes(ReadOnlySpan<char> digits, IReadOnlyList<int> lengths, bool alone);

    /// <summary>
    /// Bank cards: 13 to 19 digits whose last one is right by Luhn's rule, in groups of four and more, or one by one; among no other digits however they are
    /// grouped, since in a list of sizes or dates some digits are always right. One number in ten is right by chance.
    /// </summary>
    public static List<TextPlace> BankCards(FoldedText folded) => In(folded, IsBetweenOfCards, (digits, lengths, alone) =>
        digits.Length >= 13 && digits[0] != '0' && (alone || lengths.SkipLast(1).All(length => length >= 4) || lengths.All(length => length == 1)) && IsRight(digits));

    /// <summary>Mainland mobile phones, with or without the country's 86, however the digits are grouped.</summary>
    public static List<TextPlace> Phones(FoldedText folded) => In(folded, IsBetween, (digits, _, _) =>
        digits is [.., '1', >= '3', _, _, _, _, _, _, _, _, _] && digits[..^11] is "" or "86" or "0086");

    // The longest from left to right that pass; a letter at an edge makes it something else, as with SF1234567890123.
    private static List<TextPlace> In(FoldedText folded, Func<char, bool> isBetween, Passes passes)
    {
        var (groups, found) = (GroupsOf(folded, isBetween), new List<TextPlace>());
        for (var first = 0; first < groups.Count; first++)
        {
            if (char.IsAsciiLetterLower(folded.At(groups[first].From - 1)) || LongestFrom(folded, groups, first, passes) is not { } last)
                continue;
            found.Add(folded.PlaceOf(groups[first].From, groups[last].To));
            first = last;
        }

        return found;
    }

    private static int? LongestFrom(FoldedText folded, List<Group> groups, int first, Passes passes)
    {
        var (digits, lengths) = (new StringBuilder(Longest), new List<int>());
        int? longest = null;
        for (var last = first; last < groups.Count; last++)
        {
            var (from, to, joined) = groups[last];
            if ((last > first && !joined) || digits.Length + to - from > Longest)
                break;
            digits.Append(folded.Text, from, to - from);
            lengths.Add(to - from);
            if (!char.IsAsciiLetterLower(folded.At(to)) && passes(digits.ToString(), lengths, IsAlone(groups, first, last)))
                longest = last;
        }

        return longest;
    }

    private static bool IsAlone(List<Group> groups, int first, int last) => !groups[first].Joined && (last + 1 == groups.Count || !groups[last + 1].Joined);

    private static List<Group> GroupsOf(FoldedText folded, Func<char, bool> isBetween)
    {
        var (groups, before) = (new List<Group>(), -1);
        for (var from = 0; from < folded.Text.Length; from++)
        {
            if (!char.IsAsciiDigit(folded.Text[from]))
                continue;
            var to = folded.After(from, char.IsAsciiDigit);
            groups.Add(new(from, to, before >= 0 && from - before <= MostBetween && folded.After(before, isBetween) >= from));
            (before, from) = (to, to);
        }

        return groups;
    }

    private static bool IsBetween(char c) => c is ' ' or '.' or '\u00B7' or '_' or '\u2013' or '\u2014' or '-';

    // A slash parts the days of a date as well, which could be a phone's digits.
    private static bool IsBetweenOfCards(char c) => IsBetween(c) || c is '/' or '\u2022' or '\u2027' or '\u2219' or '\u22C5' or '\u30FB' or '\uFF65' or (>= '\u2010' and <= '\u2015') or '\u2212';

    private static bool IsRight(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            var counted = i % 2 == 0 ? digit : digit * 2;
            sum += counted > 9 ? counted - 9 : counted;
        }

        return sum % 10 == 0;
    }

    /// <param name="Joined">At most three signs of those that stand between digits stand between it and the group before.</param>
    private readonly record struct Group(int From, int To, bool Joined);
}
