using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Ratings;

/// <summary>Which ratings are wanted: those given from one time until before another.</summary>
public sealed record RatingQuery(DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>Only of him.</summary>
    public AgentId? Agent { get; init; }

    /// <summary>Of so many stars or more.</summary>
    public int Least { get; init; } = Rating.Worst;

    /// <summary>Of so many stars or fewer.</summary>
    public int Most { get; init; } = Rating.Best;

    /// <summary>Only those with words.</summary>
    public bool WithWords { get; init; }

    /// <summary>The scores that are asked for; none where the least is above the most.</summary>
    public IEnumerable<int> Scores => Enumerable.Range(Least, Math.Max(0, Most - Least + 1));
}
