namespace ChatRouter.Core.Supervision.Figures;

/// <summary>A turn: a run of buyer's messages, until a human agent answers.</summary>
/// <param name="EndedAt">None: it is open.</param>
/// <param name="Answerer">None: it is open, or ended without an answer.</param>
public readonly record struct Turn(DateTimeOffset OpenedAt, DateTimeOffset? EndedAt = null, AgentId? Answerer = null)
{
    /// <summary>An answer after just as long is in time.</summary>
    public static readonly TimeSpan InTimeWithin = TimeSpan.FromMinutes(3);

    /// <summary>How long the answer took; none without one.</summary>
    public TimeSpan? Response => Answerer is null ? null : EndedAt - OpenedAt;

    /// <summary>Whether it was answered in time; none while it is not known, or when it ended before that without an answer.</summary>
    public bool? InTimeAt(DateTimeOffset at) => Response is { } response ? response <= InTimeWithin
        : (EndedAt ?? at) - OpenedAt > InTimeWithin ? false : null;
}
