namespace ChatRouter.Core.Journal;

public static class JournalReaderExtensions
{
    /// <summary>Every public message of buyers and human agents in these conversations, in each in its order.</summary>
    public static async Task<IReadOnlyList<TurnMark>> MarksAsync(this IJournalReader journal, ShopId shop, IReadOnlyCollection<ConversationId> conversations, CancellationToken cancellationToken) =>
        [.. (await journal.MarksAfterAsync(shop, [.. conversations.Select(id => new ReadUpTo(id, 0))], int.MaxValue, cancellationToken)).SelectMany(page => page.Marks)];
}
