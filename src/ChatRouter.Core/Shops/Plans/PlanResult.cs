using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Shops.Plans;

/// <summary>What became of a wish to change the draft or to publish it: exactly one of the four.</summary>
public sealed record PlanResult<T> where T : class
{
    public T? Value { get; init; }

    public Rejection? Rejection { get; init; }

    /// <summary>The plan cannot be kept: what is wrong, by field.</summary>
    public PlanErrors? Errors { get; init; }

    /// <summary>Somebody else was faster.</summary>
    public LostRace? Lost { get; init; }
}
