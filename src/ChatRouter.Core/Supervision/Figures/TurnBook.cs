using ChatRouter.Core.Journal;

namespace ChatRouter.Core.Supervision.Figures;

/// <summary>The turns of a shop's conversations, kept up to date from the journal for as long as somebody looks at the shop.</summary>
/// <remarks>Only conversations with something new are read again, so that a look costs what happened since the last. Every node reads the same.</remarks>
internal sealed class TurnBook(IJournalReader journal, IAuditStore audit)
{
    // Who marked an older turn left nothing that is counted now.
    private static readonly TimeSpan DropsBefore = TimeSpan.FromDays(1);

    private Dictionary<ConversationId, TurnPage> _pages = [];

    /// <summary>The conversations that are open, or ended at that time or later.</summary>
    public async Task<IReadOnlyCollection<TurnPage>> ReadAsync(ShopId shop, DateTimeOffset since, CancellationToken cancellationToken) =>
        await ReadAsync(shop, await journal.OpenSinceAsync(shop, since, cancellationToken), await DropsAsync(audit, shop, since, cancellationToken), cancellationToken);

    /// <summary>These conversations alone.</summary>
    /// <param name="drops">What <see cref="DropsAsync"/> found.</param>
    public async Task<IReadOnlyCollection<TurnPage>> ReadAsync(ShopId shop, IReadOnlyList<ConversationRecord> conversations, ILookup<string, DateTimeOffset> drops, CancellationToken cancellationToken)
    {
        var pages = new Dictionary<ConversationId, TurnPage>(conversations.Count);
        foreach (var conversation in conversations)
            pages[conversation.Id] = new(conversation, drops[conversation.Id.Value].Count(), _pages.GetValueOrDefault(conversation.Id)?.Turns ?? []);
        var changed = pages.Values.Where(page => !page.SaysTheSameAs(_pages.GetValueOrDefault(page.Conversation.Id))).Select(page => page.Conversation.Id).ToList();
        var marks = (await journal.MarksAsync(shop, changed, cancellationToken)).ToLookup(mark => mark.Conversation);
        var handOvers = (await journal.HandOversAsync(shop, changed, cancellationToken)).ToLookup(handOver => handOver.Conversation, handOver => handOver.At);
        foreach (var id in changed)
            pages[id] = pages[id] with { Turns = Turns.Of(pages[id].Conversation, marks[id], drops[id.Value], handOvers[id]) };
        _pages = pages;
        return pages.Values;
    }

    /// <summary>When agents of the shop ended turns without an answer, by conversation.</summary>
    /// <param name="since">What opened before it counts for nothing.</param>
    public static async Task<ILookup<string, DateTimeOffset>> DropsAsync(IAuditStore audit, ShopId shop, DateTimeOffset since, CancellationToken cancellationToken) =>
        (await audit.FindAsync(shop, new() { Action = AuditAction.NoReplyNeeded, From = since - DropsBefore, Limit = int.MaxValue }, cancellationToken))
        .ToLookup(entry => entry.Target, entry => entry.At, StringComparer.Ordinal);
}
