using ChatRouter.Core.Journal;

namespace ChatRouter.Core.Supervision.Figures;

/// <summary>The turns of a shop's conversations one by one, kept up to date from the journal for as long as somebody looks at the shop.</summary>
internal sealed class TurnBook(IJournalReader journal, IAuditStore audit)
{
    // Who marked an older turn left nothing that is counted now.
    private static readonly TimeSpan DropsBefore = TimeSpan.FromDays(1);

    private readonly TurnLedger<TurnList> _ledger = new(journal);

    /// <summary>The conversations that are open, or ended at that time or later. The turns of a page are the book's own: they hold until the next reading.</summary>
    public async Task<IReadOnlyCollection<TurnPage>> ReadAsync(ShopId shop, DateTimeOffset since, CancellationToken cancellationToken) =>
        await ReadAsync(shop, await journal.OpenSinceAsync(shop, since, cancellationToken), await DropsAsync(audit, shop, since, cancellationToken), cancellationToken);

    /// <summary>These conversations alone.</summary>
    /// <param name="drops">What <see cref="DropsAsync"/> found.</param>
    public async Task<IReadOnlyCollection<TurnPage>> ReadAsync(ShopId shop, IReadOnlyList<ConversationRecord> conversations, ILookup<string, DateTimeOffset> drops, CancellationToken cancellationToken) =>
        [.. (await _ledger.ReadAsync(shop, conversations, drops, cancellationToken)).Select(entry => new TurnPage(entry.Conversation, entry.Turns.With(entry.Last)))];

    /// <summary>When agents of the shop ended turns without an answer, by conversation.</summary>
    /// <param name="since">What opened before it counts for nothing.</param>
    public static async Task<ILookup<string, DateTimeOffset>> DropsAsync(IAuditStore audit, ShopId shop, DateTimeOffset since, CancellationToken cancellationToken) =>
        (await audit.FindAsync(shop, new() { Action = AuditAction.NoReplyNeeded, From = since - DropsBefore, Limit = int.MaxValue }, cancellationToken))
        .ToLookup(entry => entry.Target, entry => entry.At, StringComparer.Ordinal);
}
