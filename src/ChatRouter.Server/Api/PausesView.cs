using ChatRouter.Core.Diagnosis;

namespace ChatRouter.Server.Api;

/// <summary>Who was paused in a period, why and how long; by agent, his longest reason first.</summary>
public sealed record PausesView(IReadOnlyList<PausesView.Row> Pauses)
{
    /// <param name="Reason">`break`, `meal`, `training`, or words of the shop or the agent; none: none was given.</param>
    public sealed record Row(AgentId Agent, string Name, string? Reason, int Times, long Seconds);

    internal static PausesView Of(Pauses pauses, IReadOnlyDictionary<AgentId, string> names) =>
        new([.. pauses.Totals.Select(total => new Row(total.Agent, names.GetValueOrDefault(total.Agent, total.Agent.Value), total.Reason, total.Times, (long)total.Length.TotalSeconds))]);
}
