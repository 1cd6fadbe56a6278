namespace ChatRouter.Core.Supervision;

/// <summary>A shop's service today and within the last two hours, from its conversations' turns.</summary>
/// <remarks>
/// A turn is a run of buyer's messages until a human agent answers; bots, notes and whispers answer nothing. It counts for the time at which it opened.
/// Turns that ended without an answer within three minutes (no reply needed, conversation ended) are judged by no rate.
/// </remarks>
public sealed record DayFigures
{
    /// <summary>When the day began: midnight in <see cref="TimeZone"/>.</summary>
    public required DateTimeOffset Since { get; init; }

    public required string TimeZone { get; init; }

    /// <summary>咨询: conversations in which a turn opened today.</summary>
    public required int Consulted { get; init; }

    /// <summary>接待: those of them in which a human agent answered one of today's turns.</summary>
    public required int Received { get; init; }

    /// <summary>排队放弃: those of them that nobody answered and that wait no more: the buyer left the queue, it took too long or was too long, or the conversation ended without an owner.</summary>
    public required int Abandoned { get; init; }

    /// <summary>Ratings that came today.</summary>
    public required int Ratings { get; init; }

    /// <summary>满意: those of four or five stars.</summary>
    public required int Satisfied { get; init; }

    /// <summary>The hours of the shop's clocks whose turns the reply rates count, as <c>08:00–23:00</c>; none: all.</summary>
    public string? Assessed { get; init; }

    /// <summary>3分钟回复率 of the turns that opened today.</summary>
    public required InTimeShare InTime { get; init; }

    /// <summary>Of the last 30 minutes.</summary>
    public required InTimeShare LastHalfHour { get; init; }

    /// <summary>Of the 30 minutes before: what the trend is told from.</summary>
    public required InTimeShare HalfHourBefore { get; init; }

    /// <summary>The share that <see cref="InTime"/> should have.</summary>
    public required double InTimeTarget { get; init; }

    /// <summary>首响 over the conversations whose first turn of today was answered: half of them as soon as this or sooner. None without any.</summary>
    public double? FirstResponseP50 { get; init; }

    /// <summary>Nine of ten as soon as this or sooner.</summary>
    public double? FirstResponseP90 { get; init; }

    public required double FirstResponseTarget { get; init; }

    /// <summary>Those who answered a turn or whose conversations were rated today, by id.</summary>
    public required IReadOnlyList<AgentDay> Agents { get; init; }

    /// <summary>By the group of whoever answered, or should: of all groups of his.</summary>
    public required IReadOnlyDictionary<GroupId, InTimeShare> Groups { get; init; }

    public required TurnCurve Curve { get; init; }

    /// <summary>Of the rest of the day; none: there is none, or it is not known.</summary>
    public ExpectedPeak? Peak { get; init; }
}
