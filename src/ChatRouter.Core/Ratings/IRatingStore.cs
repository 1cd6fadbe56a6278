using ChatRouter.Core.Journal;

namespace ChatRouter.Core.Ratings;

/// <summary>Reads what buyers said of a shop's conversations, by time.</summary>
/// <remarks>Foreign shops answer like empty ones. A database that fails or is too slow is a <see cref="JournalUnavailableException"/>.</remarks>
public interface IRatingStore
{
    /// <summary>The ratings that answer to the query, newest first, at most <paramref name="limit"/>: as many rows are read, however many there are.</summary>
    /// <param name="before">Older than that place: the next page; none: the first.</param>
    Task<IReadOnlyList<RatedConversation>> FindAsync(ShopId shop, RatingQuery query, RatingMark? before, int limit, CancellationToken cancellationToken);

    /// <summary>What all that answer to the query come to.</summary>
    Task<RatingFigures> CountAsync(ShopId shop, RatingQuery query, CancellationToken cancellationToken);
}
