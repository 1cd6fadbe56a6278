namespace ChatRouter.Core.Delivery;

/// <summary>To every agent: a supervisor says something. Wire: <c>Notice({by, text, at})</c>.</summary>
/// <param name="By">The supervisor's name.</param>
public sealed record NoticePosted(string By, string Text, DateTimeOffset At) : ServerEvent;
