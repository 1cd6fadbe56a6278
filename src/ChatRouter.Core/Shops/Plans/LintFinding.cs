namespace ChatRouter.Core.Shops.Plans;

/// <summary>Something unwise about a plan.</summary>
/// <param name="Path">A JSON pointer to the field.</param>
/// <param name="Date">Of an uncovered time: the day, as the shop's calendars show it.</param>
/// <param name="From">Of an uncovered time: from this reading of the clock, <c>HH:mm</c>, to <paramref name="To"/>.</param>
public sealed record LintFinding(LintCode Code, LintSeverity Severity, string Path, DateOnly? Date = null, string? From = null, string? To = null);
