using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Diagnosis;

/// <summary>Adds up agents' pauses, from their states in order of time.</summary>
internal sealed class PauseCount(DateTimeOffset from)
{
    // Between a pause and its reason.
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    private readonly Dictionary<AgentId, AgentStateRecord> _now = [];
    private readonly Dictionary<(AgentId Agent, string? Reason), (int Times, TimeSpan Length)> _totals = [];

    public void Hear(AgentStateRecord state)
    {
        if (_now.TryGetValue(state.Agent, out var before) && before.State == state.State && before.Reason == state.Reason)
            return;
        End(state.Agent, state.At);
        _now[state.Agent] = state;
    }

    /// <summary>Whoever is paused still was so until then.</summary>
    public IReadOnlyList<PauseTotal> Until(DateTimeOffset until)
    {
        foreach (var agent in _now.Keys)
            End(agent, until);
        return
        [
            .. _totals.Select(total => new PauseTotal(total.Key.Agent, total.Key.Reason, total.Value.Times, total.Value.Length))
                .OrderBy(total => total.Agent.Value, StringComparer.Ordinal).ThenByDescending(total => total.Length).ThenBy(total => total.Reason, StringComparer.Ordinal),
        ];
    }

    private void End(AgentId agent, DateTimeOffset at)
    {
        if (!_now.TryGetValue(agent, out var state) || state.State != AgentState.Paused)
            return;
        var length = at - (state.At > from ? state.At : from);
        if (length < Shortest)
            return;
        var (times, sum) = _totals.GetValueOrDefault((agent, state.Reason));
        _totals[(agent, state.Reason)] = (times + 1, sum + length);
    }
}
