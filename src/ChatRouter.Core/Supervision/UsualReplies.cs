using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Supervision.Figures;

namespace ChatRouter.Core.Supervision;

/// <summary>How soon a shop's buyers usually get their first answer: what the chat promises the next one.</summary>
/// <remarks>
/// Half of the latest conversations' first turns were answered as soon or sooner. Nobody waits for the figure, which is at most <see cref="KeptFor"/> old when it is asked for often.
/// </remarks>
public sealed class UsualReplies
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(5);

    /// <summary>Older conversations say nothing of how it is now.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromDays(7);

    /// <summary>Fewer first turns promise nothing.</summary>
    public const int Fewest = 20;

    private const int LookedAt = 200;

    // Whoever writes more has had an answer, or goes on waiting for it.
    private const int MessagesLookedAt = 100;

    // What is promised is one of these, never sooner than what was counted. Nobody is told of a longer wait.
    private static readonly TimeSpan[] Promises =
        [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1)];

    private readonly IJournalReader _journal;
    private readonly IAuditStore _audit;
    private readonly KeptFigures<Promise> _promises;

    public UsualReplies(IJournalReader journal, IAuditStore audit, RoutingWork work, TimeProvider clock)
    {
        (_journal, _audit) = (journal, audit);
        _promises = new(KeptFor, CountAsync, work, clock);
    }

    /// <summary>The last figure; none: it is not known, or nothing to promise.</summary>
    public TimeSpan? Of(ShopId shop) => _promises.Of(shop)?.Within;

    private async Task<Promise?> CountAsync(ShopId shop, DateTimeOffset now)
    {
        var newest = (await _journal.NewestAsync(shop, new() { Limit = LookedAt }, CancellationToken.None)).Where(conversation => now - conversation.OpenedAt < Span).ToList();
        var firsts = newest.Count < Fewest ? [] : await FirstsAsync(shop, newest, now);
        return firsts.Count < Fewest ? null : PromiseOf(firsts[(firsts.Count - 1) / 2]);
    }

    // How long each conversation's first answer took. One that is long overdue took longer than any.
    private async Task<List<TimeSpan>> FirstsAsync(ShopId shop, List<ConversationRecord> newest, DateTimeOffset now)
    {
        ConversationId[] ids = [.. newest.Select(conversation => conversation.Id)];
        var begins = (await _journal.MarksAfterAsync(shop, [.. ids.Select(id => new ReadUpTo(id, 0))], MessagesLookedAt, CancellationToken.None)).ToDictionary(page => page.Conversation, page => page.Marks);
        var handOvers = (await _journal.HandOversAsync(shop, ids, CancellationToken.None)).ToLookup(handOver => handOver.Conversation, handOver => handOver.At);
        var dropped = (await _audit.FindAsync(shop, new() { Action = AuditAction.NoReplyNeeded, From = newest[^1].OpenedAt, Limit = int.MaxValue }, CancellationToken.None))
            .ToLookup(entry => entry.Target, entry => entry.At, StringComparer.Ordinal);
        return [.. newest
            .SelectMany(conversation => Turns.Of(conversation, begins.GetValueOrDefault(conversation.Id, []), dropped[conversation.Id.Value], handOvers[conversation.Id]).Take(1))
            .Where(turn => turn.InTimeAt(now) is not null)
            .Select(turn => turn.Response ?? TimeSpan.MaxValue)
            .Order()];
    }

    private static Promise? PromiseOf(TimeSpan usual) => Promises.Where(promise => usual <= promise).Select(promise => new Promise(promise)).FirstOrDefault();

    private sealed record Promise(TimeSpan Within);
}
