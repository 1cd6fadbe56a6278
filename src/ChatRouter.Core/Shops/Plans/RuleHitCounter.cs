using System.Text.Json;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Shops.Plans;

/// <summary>Counts by which rules a shop's buyers were placed in the last 24 hours.</summary>
/// <remarks>
/// From the journal's history, at most once a minute for a shop, however many ask. Messages that go to the owner who is there (rule 0) and refused ones (rule 1)
/// place nobody and are not in it.
/// </remarks>
public sealed class RuleHitCounter(IJournalReader journal, TimeProvider clock)
{
    /// <summary>More placements than these are not looked at.</summary>
    public const int Most = 100_000;

    public static readonly TimeSpan Span = TimeSpan.FromHours(24);

    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);

    private readonly ShopReadings<RuleHits> _counts = new(KeptFor, clock);

    public Task<RuleHits> OfAsync(ShopId shop, CancellationToken cancellationToken) => _counts.OfAsync(shop, CountAsync, cancellationToken);

    private async Task<RuleHits> CountAsync(ShopId shop)
    {
        var now = clock.GetUtcNow();
        var counts = await journal.DecisionsSinceAsync(shop, now - Span, Most + 1, CancellationToken.None);
        var reasons = counts.GroupBy(count => count.Reason, (reason, same) => new ReasonHits(reason, RoutingRules.RuleOf(reason), same.Sum(count => count.Count)));
        var notes = Enum.GetValues<RouteNotes>().Where(note => note != RouteNotes.None)
            .Select(note => (note, Count: counts.Where(count => count.Notes.HasFlag(note)).Sum(count => count.Count))).Where(note => note.Count > 0);
        return new(
            now - Span, now, [.. reasons.OrderBy(reason => reason.Reason)], notes.ToDictionary(note => JsonNamingPolicy.CamelCase.ConvertName(note.note.ToString()), note => note.Count),
            counts.Sum(count => count.Count) <= Most);
    }
}
