using ChatRouter.Core.Conversations;
using ChatRouter.Core.Ratings;

namespace ChatRouter.Storage;

/// <summary>A rating's row as every database has it.</summary>
internal static class StoredRatingRow
{
    public const string Columns = "conversation, score, tags, text, at";

    public static Rating Read(IStoredRow row) =>
        new(new(row.Text(0)), (int)row.Number(1), StorageJson.Read<string[]>(row.Text(2)), row.TextOrNull(3), row.Time(4));

    /// <summary>Of a rating <c>r</c>, and its conversation <c>c</c>.</summary>
    public const string RatedColumns = $"{Columns}, r.owner, c.buyer, c.buyer_name";

    public static RatedConversation ReadRated(IStoredRow row) =>
        new(Read(row), new(row.Text(6)), row.TextOrNull(7), row.TextOrNull(5) is { } owner ? new AgentId(owner) : null);

    /// <summary>A count of each score or, of what was served, how many there are and how many are rated.</summary>
    public static (int, int) ReadPair(IStoredRow row) => ((int)row.Number(0), (int)row.Number(1));

    /// <summary>From the counts of the scores that there are, and what was served.</summary>
    public static RatingFigures FiguresOf(IEnumerable<(int Score, int Count)> counted, (int Served, int Rated) of)
    {
        var counts = counted.ToDictionary(each => each.Score, each => each.Count);
        return new([.. Enumerable.Range(Rating.Worst, Rating.Best).Select(score => counts.GetValueOrDefault(score))], of.Served, of.Rated);
    }

    /// <summary>Where a page begins: everything that it holds lies before it.</summary>
    public static RatingMark BeginOf(RatingQuery query, RatingMark? before) =>
        before is { } mark && mark.At < query.Until ? mark : new(query.Until, new(""));
}
