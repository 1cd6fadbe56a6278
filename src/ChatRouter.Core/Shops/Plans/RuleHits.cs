namespace ChatRouter.Core.Shops.Plans;

/// <summary>How often each rule had the last word, from <paramref name="Since"/> to <paramref name="Until"/>.</summary>
/// <param name="Notes">How many placements had each note, by its camel-cased name.</param>
/// <param name="Complete">False: there were more placements than are looked at, and the figures are too low.</param>
public sealed record RuleHits(DateTimeOffset Since, DateTimeOffset Until, IReadOnlyList<ReasonHits> Reasons, IReadOnlyDictionary<string, int> Notes, bool Complete);
