using ChatRouter.Core.Diagnosis;

namespace ChatRouter.Server.Api;

/// <param name="StatesSince">Since when it is known who was online; none: not at all.</param>
/// <param name="Received">Conversations that were given to somebody.</param>
/// <param name="Agents">Who took part or received any, by id.</param>
public sealed record DistributionView(DateTimeOffset From, DateTimeOffset Until, DateTimeOffset? StatesSince, int Received, IReadOnlyList<DistributionView.Row> Agents)
{
    /// <param name="Expected">An equal share of what was received.</param>
    /// <param name="Difference"><paramref name="Received"/> less <paramref name="Expected"/>; the parts sum up to it exactly.</param>
    public sealed record Row(AgentId Agent, string Name, int Received, decimal Expected, decimal Difference, DifferenceParts Parts);

    internal static DistributionView Of(DistributionReport report, IReadOnlyDictionary<AgentId, string> names, AgentId? only) => new(
        report.Period.From, report.Period.Until, report.StatesSince, report.Received,
        [
            .. report.Agents.Where(agent => only is { } one ? agent.Agent == one : agent is not { Received: 0, Expected: 0 })
                .Select(agent => new Row(agent.Agent, names.GetValueOrDefault(agent.Agent, agent.Agent.Value), agent.Received, agent.Expected, agent.Difference, agent.Parts)),
        ]);
}
