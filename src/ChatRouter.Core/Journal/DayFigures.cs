namespace ChatRouter.Core.Journal;

/// <summary>A shop's conversations that began within some time, such as the last 24 hours.</summary>
/// <param name="Answered">Those in which a human agent has answered.</param>
/// <param name="AnsweredInTime">Those answered for the first time within three minutes.</param>
/// <param name="FirstResponseSeconds">首响: the average over the answered; none when there are none.</param>
public sealed record DayFigures(int Conversations, int Answered, int AnsweredInTime, double? FirstResponseSeconds);
