namespace ChatRouter.Core.Supervision;

/// <summary>An agent's service today as he reads it himself, counted as the board counts it. Seconds are averages; none where there is nothing to average.</summary>
/// <param name="Since">When the day began: midnight in <paramref name="TimeZone"/>.</param>
/// <param name="Conversations">今日: in which he answered.</param>
/// <param name="FirstResponse">首响: of conversations whose first turn of today he answered.</param>
/// <param name="Response">平响: of all turns of today that he answered.</param>
/// <param name="InTime">3分钟回复率 of today's turns that he answered, or that nobody did in conversations that are his.</param>
/// <param name="Assessed">The hours of the shop's clocks whose turns the rate counts; none: all.</param>
public sealed record OwnDay(
    DateTimeOffset Since, string TimeZone, int Conversations, double? FirstResponse, double? Response, InTimeShare InTime, string? Assessed);
