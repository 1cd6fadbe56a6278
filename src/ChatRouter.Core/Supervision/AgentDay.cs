namespace ChatRouter.Core.Supervision;

/// <summary>An agent's service today. Seconds and scores are averages; none where there is nothing to average.</summary>
/// <param name="Conversations">今日: in which he answered.</param>
/// <param name="FirstResponse">首响: of conversations whose first turn of today he answered.</param>
/// <param name="Response">平响: of all turns of today that he answered.</param>
/// <param name="Score">满意: stars, of conversations that he owned last.</param>
public sealed record AgentDay(AgentId Agent, int Conversations, double? FirstResponse, double? Response, int Ratings, double? Score);
