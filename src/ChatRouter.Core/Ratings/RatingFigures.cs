using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Ratings;

/// <summary>What the ratings of a period come to.</summary>
/// <param name="Scores">How many of one star, of two, and so on to five.</param>
/// <param name="Served">Conversations that came to an agent in the period; of one agent, those that nobody has had after him. Scores and words are not asked for.</param>
/// <param name="Rated">Those of them that their buyers rated, whenever they did.</param>
public sealed record RatingFigures(IReadOnlyList<int> Scores, int Served, int Rated)
{
    public int Count => Scores.Sum();

    /// <summary>None: there is nothing to average.</summary>
    public double? Average => Count == 0 ? null : Scores.Select((count, i) => (double)count * (i + Rating.Worst)).Sum() / Count;
}
