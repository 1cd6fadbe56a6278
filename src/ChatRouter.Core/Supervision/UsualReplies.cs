using System.Collections.Concurrent;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Supervision.Figures;

namespace ChatRouter.Core.Supervision;

/// <summary>How soon a shop's buyers usually get their first answer: what the chat promises the next one.</summary>
/// <remarks>
/// Half of the latest conversations' first turns were answered as soon or sooner. Nobody waits for the figure: who asks gets the one that was counted last,
/// and one that is older than <see cref="KeptFor"/> is counted anew meanwhile, once for all who ask.
/// </remarks>
public sealed class UsualReplies(IJournalReader journal, IAuditStore audit, RoutingWork work, TimeProvider clock)
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(5);

    /// <summary>Older conversations say nothing of how it is now.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromDays(7);

    /// <summary>Fewer first turns promise nothing.</summary>
    public const int Fewest = 20;

    private const int LookedAt = 200;

    // What is promised is one of these, never sooner than what was counted. Nobody is told of a longer wait.
    private static readonly TimeSpan[] Promises =
        [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1)];

    private readonly ConcurrentDictionary<ShopId, Figure> _figures = new();

    /// <summary>The last figure; none: it is not known, or nothing to promise.</summary>
    public TimeSpan? Of(ShopId shop)
    {
        var now = clock.GetUtcNow();
        var known = _figures.GetOrAdd(shop, new Figure(null, DateTimeOffset.MinValue));
        // Of all who see that it is old, one counts.
        if (now - known.At >= KeptFor && _figures.TryUpdate(shop, known with { At = now }, known))
            work.Run(shop, null, () => CountAsync(shop, now));
        return known.Promise;
    }

    private async Task CountAsync(ShopId shop, DateTimeOffset now)
    {
        // Its caller's thread is left alone.
        await Task.Yield();
        var newest = (await journal.NewestAsync(shop, new() { Limit = LookedAt }, CancellationToken.None)).Where(conversation => now - conversation.OpenedAt < Span).ToList();
        var firsts = newest.Count < Fewest ? [] : await FirstsAsync(shop, newest, now);
        _figures[shop] = new(firsts.Count < Fewest ? null : PromiseOf(firsts[(firsts.Count - 1) / 2]), now);
    }

    // How long each conversation's first answer took. One that is long overdue took longer than any.
    private async Task<List<TimeSpan>> FirstsAsync(ShopId shop, List<ConversationRecord> newest, DateTimeOffset now)
    {
        ConversationId[] ids = [.. newest.Select(conversation => conversation.Id)];
        var marks = (await journal.MarksAsync(shop, ids, CancellationToken.None)).ToLookup(mark => mark.Conversation);
        var handOvers = (await journal.HandOversAsync(shop, ids, CancellationToken.None)).ToLookup(handOver => handOver.Conversation, handOver => handOver.At);
        var dropped = (await audit.FindAsync(shop, new() { Action = AuditAction.NoReplyNeeded, From = newest[^1].OpenedAt, Limit = int.MaxValue }, CancellationToken.None))
            .ToLookup(entry => entry.Target, entry => entry.At, StringComparer.Ordinal);
        return [.. newest
            .SelectMany(conversation => Turns.Of(conversation, marks[conversation.Id], dropped[conversation.Id.Value], handOvers[conversation.Id]).Take(1))
            .Where(turn => turn.InTimeAt(now) is not null)
            .Select(turn => turn.Response ?? TimeSpan.MaxValue)
            .Order()];
    }

    private static TimeSpan? PromiseOf(TimeSpan usual) => Promises.Where(promise => usual <= promise).Select(promise => (TimeSpan?)promise).FirstOrDefault();

    private sealed record Figure(TimeSpan? Promise, DateTimeOffset At);
}
