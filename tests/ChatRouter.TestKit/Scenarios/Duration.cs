using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatRouter.TestKit.Scenarios;

/// <summary>Durations as scenarios write them: <c>30s</c>, <c>10m</c>, <c>72h2s1ms</c>, <c>never</c>.</summary>
public static partial class Duration
{
    /// <summary>Reads a duration; <c>never</c> is <see cref="Timeout.InfiniteTimeSpan"/>.</summary>
    public static TimeSpan Parse(string text)
    {
        if (text == "never")
            return Timeout.InfiniteTimeSpan;
        var match = Pattern().Match(text);
        if (text.Length == 0 || !match.Success)
            throw new FormatException($"'{text}' is not a duration such as 30s, 10m, 72h2s1ms, 100ms or never.");
        return new TimeSpan(0, Part(match, "h"), Part(match, "m"), Part(match, "s"), Part(match, "ms"));
    }

    private static int Part(Match match, string unit) =>
        match.Groups[unit] is { Success: true } part ? int.Parse(part.ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex("^(?:(?<h>[0-9]+)h)?(?:(?<m>[0-9]+)m(?!s))?(?:(?<s>[0-9]+)s)?(?:(?<ms>[0-9]+)ms)?$")]
    private static partial Regex Pattern();
}
