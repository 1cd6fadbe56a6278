using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Diagnosis;

/// <summary>Who takes part and who is online from one change to the next, and what that makes of a buyer.</summary>
public sealed class Situation(Lineup lineup, IReadOnlyList<AgentId> agents, IReadOnlyList<bool> online)
{
    private readonly Dictionary<PoolId, Steps> _steps = [];

    public Lineup Lineup => lineup;

    /// <summary>Who would have got the assignment's buyer.</summary>
    /// <remarks>The states of agents are written a moment after they changed: who won a competition was online, whatever is written.</remarks>
    public Steps StepsOf(AssignmentRecord assignment, int winner)
    {
        var pool = Cause.PoolOf(assignment.Decision, lineup);
        if (!online[winner] && Cause.IsCompetition(assignment.Decision))
            return Steps.Of(lineup, agent => online[agent] || agent == winner, pool);
        if (!_steps.TryGetValue(pool, out var steps))
            _steps[pool] = steps = Steps.Of(lineup, agent => online[agent], pool);
        return steps;
    }

    /// <summary>Why the agent did not get the assignment's buyer.</summary>
    public WhyNot WhyNot(AssignmentRecord assignment, int agent) =>
        Cause.Not(assignment.Decision, lineup, agent, agents[agent], agents[agent] == assignment.Owner, online[agent]);
}
