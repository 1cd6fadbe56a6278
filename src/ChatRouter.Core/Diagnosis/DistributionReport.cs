namespace ChatRouter.Core.Diagnosis;

/// <summary>How a period's buyers were distributed, and why unevenly.</summary>
/// <param name="StatesSince">Since when it is known who was online; none: not at all. Before, only who won a competition counts as online.</param>
/// <param name="Received">Conversations that were given to somebody.</param>
/// <param name="Agents">Every account, by id.</param>
public sealed record DistributionReport(DistributionPeriod Period, DateTimeOffset? StatesSince, int Received, IReadOnlyList<AgentDistribution> Agents);
