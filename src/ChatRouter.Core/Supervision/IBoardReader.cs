using ChatRouter.Core.Journal;

namespace ChatRouter.Core.Supervision;

/// <summary>What a board needs of the database.</summary>
/// <remarks>Each is one read by an index of the shop. A database that fails or is too slow is a <see cref="JournalUnavailableException"/>.</remarks>
public interface IBoardReader
{
    /// <summary>The shop's open conversations: those with an open turn first, and among each the longest waiting.</summary>
    Task<IReadOnlyList<ConversationRecord>> OpenAsync(ShopId shop, int limit, CancellationToken cancellationToken);

    /// <summary>The shop's conversations that began at that time or later.</summary>
    Task<DayFigures> DayAsync(ShopId shop, DateTimeOffset since, CancellationToken cancellationToken);
}
