using ChatRouter.Core.Journal;

namespace ChatRouter.Core.Diagnosis;

/// <summary>Adds up a period's assignments, agent by agent. Exact: whole numbers throughout.</summary>
/// <remarks>Costs one addition an assignment, and the agents once for every situation, pool and cause that occurred.</remarks>
public sealed class DistributionCount(IReadOnlyList<AgentId> agents)
{
    private static readonly DistributionPart[] Parts = Enum.GetValues<DistributionPart>();

    private readonly Dictionary<AgentId, int> _numbers = agents.Select((agent, number) => (agent, number)).ToDictionary(pair => pair.agent, pair => pair.number);
    private readonly int[] _received = new int[agents.Count];
    private readonly long[] _expected = new long[agents.Count];
    private readonly long[,] _parts = new long[agents.Count, Parts.Length];
    private readonly Dictionary<(Steps Steps, DistributionPart Cause), int> _pending = [];

    /// <summary>Conversations that were given to somebody.</summary>
    public int Received { get; private set; }

    /// <summary>The agent's number; none for somebody who has no account.</summary>
    public int? NumberOf(AgentId agent) => _numbers.TryGetValue(agent, out var number) ? number : null;

    /// <summary>Counts one assignment, made while the situation held. What gave nobody a conversation does not count.</summary>
    public void Add(AssignmentRecord assignment, Situation situation)
    {
        if (!Cause.IsReception(assignment) || NumberOf(assignment.Owner!.Value) is not { } winner)
            return;
        var (steps, cause) = (situation.StepsOf(assignment, winner), Cause.Of(assignment.Decision));
        Received++;
        _received[winner]++;
        _parts[winner, (int)cause] += Steps.Whole;
        _pending[(steps, cause)] = _pending.GetValueOrDefault((steps, cause)) + 1;
    }

    /// <summary>Adds what was divided in the same way; to be called when the situation changes, or nothing else is bounded.</summary>
    public void Settle()
    {
        foreach (var ((steps, cause), count) in _pending)
        {
            for (var agent = 0; agent < agents.Count; agent++)
            {
                _expected[agent] += count * steps.Equal[agent];
                foreach (var part in Parts)
                    _parts[agent, (int)part] += count * steps.PartOf(part, cause, agent, received: false);
            }
        }

        _pending.Clear();
    }

    /// <summary>Every agent's count, in the order of the agents.</summary>
    public IReadOnlyList<AgentDistribution> Agents()
    {
        Settle();
        return [.. agents.Select((agent, number) => new AgentDistribution(agent, _received[number], Said(_expected[number]), new(
            PartOf(number, DistributionPart.OnlineTime), PartOf(number, DistributionPart.Weight), PartOf(number, DistributionPart.Groups), PartOf(number, DistributionPart.RecentContact),
            PartOf(number, DistributionPart.Busyness), PartOf(number, DistributionPart.Manual), PartOf(number, DistributionPart.TurnOrder))))];
    }

    private decimal PartOf(int agent, DistributionPart part) => Said(_parts[agent, (int)part]);

    private static decimal Said(long millionths) => (decimal)millionths / Steps.Whole;
}
