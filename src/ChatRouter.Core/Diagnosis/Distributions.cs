using ChatRouter.Core.Buyers;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;

namespace ChatRouter.Core.Diagnosis;

/// <summary>分流诊断: says how a period's buyers were distributed over a shop's agents, why unevenly, and by which conversations. <see cref="Steps"/> defines the parts.</summary>
/// <remarks>A period's assignments may be many, so whoever asks waits for his turn.</remarks>
public sealed class Distributions(IDistributionStore store, IRoutingStore routing, IShopStore shops, GivenTags tags, HeavyWork turns, TimeProvider clock)
{
    public const int PageSize = 20;

    // So that a page of a part that few conversations belong to is answered soon.
    private const int StatesAtOnce = 1_000;
    private const int MostLookedAt = 20_000;

    /// <summary>How a period's buyers were distributed.</summary>
    /// <param name="shop">Whose.</param>
    /// <param name="period">When.</param>
    /// <param name="tag">Only buyers who have it now count; none: all.</param>
    public Task<Result<DistributionReport>> OfAsync(ShopId shop, DistributionPeriod period, string? tag, CancellationToken cancellationToken) =>
        turns.RunAsync(() => CountAsync(shop, period, tag, cancellationToken), cancellationToken);

    /// <summary>The assignments that make up a part of an agent's difference; without a part, those that he received.</summary>
    /// <inheritdoc cref="OfAsync" path="/param"/>
    public Task<Result<ExplainedPage>> AssignmentsAsync(
        ShopId shop, DistributionPeriod period, string? tag, AgentId agent, DistributionPart? part, AssignmentMark? after, int limit, CancellationToken cancellationToken) =>
        turns.RunAsync(() => ExplainAsync(shop, period, tag, agent, part, after, limit, cancellationToken), cancellationToken);

    /// <summary>How many buyers agents got in each half hour of a period: what shifts are planned by.</summary>
    public Task<Result<Traffic>> TrafficAsync(ShopId shop, DistributionPeriod period, CancellationToken cancellationToken) =>
        turns.RunAsync(() => CountTrafficAsync(shop, period, cancellationToken), cancellationToken);

    /// <summary>Who was paused in a period, why and how long.</summary>
    public Task<Result<Pauses>> PausesAsync(ShopId shop, DistributionPeriod period, CancellationToken cancellationToken) =>
        turns.RunAsync(() => CountPausesAsync(shop, period, cancellationToken), cancellationToken);

    private async Task<Result<DistributionReport>> CountAsync(ShopId shop, DistributionPeriod period, string? tag, CancellationToken cancellationToken)
    {
        if (await CheckAsync(shop, period, tag, cancellationToken) is { } rejection)
            return rejection;
        var replay = await ReplayAsync(shop, period, cancellationToken);
        var count = new DistributionCount(replay.Agents);
        Situation? before = null;
        await foreach (var (assignment, situation, asked) in replay.AfterAsync(AssignmentMark.Before(period.From), tag, cancellationToken))
        {
            if (!asked)
                continue;
            if (before is not null && before != situation)
                count.Settle();
            before = situation;
            count.Add(assignment, situation);
        }

        return new DistributionReport(period, await store.StatesSinceAsync(shop, cancellationToken), count.Received, count.Agents());
    }

    private async Task<Result<ExplainedPage>> ExplainAsync(
        ShopId shop, DistributionPeriod period, string? tag, AgentId agent, DistributionPart? part, AssignmentMark? after, int limit, CancellationToken cancellationToken)
    {
        if (await CheckAsync(shop, period, tag, cancellationToken) is { } rejection)
            return rejection;
        if (await shops.FindAccountAsync(shop, agent, cancellationToken) is null)
            return Rejections.UnknownTarget;
        var from = AssignmentMark.Before(period.From);
        var replay = await ReplayAsync(shop, period, cancellationToken);
        var numbers = new DistributionCount(replay.Agents);
        var (found, looked) = (new List<ExplainedAssignment>(), 0);
        await foreach (var (assignment, situation, asked) in replay.AfterAsync(after is { } mark && mark.At >= period.From ? mark : from, tag, cancellationToken))
        {
            if (asked && Cause.IsReception(assignment) && numbers.NumberOf(assignment.Owner!.Value) is { } winner)
            {
                var (number, received) = (numbers.NumberOf(agent)!.Value, assignment.Owner == agent);
                var contribution = part is { } of
                    ? situation.StepsOf(assignment, winner).PartOf(of, Cause.Of(assignment.Decision), number, received)
                    : received ? Steps.Whole : 0;
                if (contribution != 0)
                    found.Add(new(assignment, (decimal)contribution / Steps.Whole, situation.WhyNot(assignment, number)));
            }

            if (found.Count == limit || ++looked == MostLookedAt)
                return new ExplainedPage(found, AssignmentMark.Of(assignment));
        }

        return new ExplainedPage(found, null);
    }

    private async Task<Result<Traffic>> CountTrafficAsync(ShopId shop, DistributionPeriod period, CancellationToken cancellationToken)
    {
        if (period.Check() is { } rejection)
            return rejection;
        var counts = await store.TrafficAsync(shop, period.From, period.Until, Traffic.Step, cancellationToken);
        return new Traffic([.. counts.OrderBy(count => count.Key).Select(count => new TrafficStep(DateTimeOffset.UnixEpoch + (count.Key * Traffic.Step), count.Value))]);
    }

    private async Task<Result<Pauses>> CountPausesAsync(ShopId shop, DistributionPeriod period, CancellationToken cancellationToken)
    {
        if (period.Check() is { } rejection)
            return rejection;
        var count = new PauseCount(period.From);
        AgentId[] agents = [.. (await shops.AccountsAsync(shop, cancellationToken)).Select(account => account.Id)];
        foreach (var state in (await store.StatesAtAsync(shop, agents, period.From, cancellationToken)).Values)
            count.Hear(state);
        IReadOnlyList<AgentStateRecord> page;
        var (at, agent) = (period.From, new AgentId(""));
        do
        {
            page = await store.StatesAsync(shop, at, agent, period.Until, StatesAtOnce, cancellationToken);
            foreach (var state in page)
                count.Hear(state);
            if (page is [.., var last])
                (at, agent) = (last.At, last.Agent);
        }
        while (page.Count == StatesAtOnce);
        var now = clock.GetUtcNow();
        return new Pauses(count.Until(now < period.Until ? now : period.Until));
    }

    private async Task<Rejection?> CheckAsync(ShopId shop, DistributionPeriod period, string? tag, CancellationToken cancellationToken)
    {
        if (period.Check() is { } rejection)
            return rejection;
        return tag is null || (await shops.FindAsync(shop, cancellationToken))?.Tags.Any(known => known.Name == tag) == true ? null : Rejections.UnknownTag;
    }

    private async Task<Replay> ReplayAsync(ShopId shop, DistributionPeriod period, CancellationToken cancellationToken) =>
        await Replay.OfAsync(store, routing, tags, shop, await shops.AccountsAsync(shop, cancellationToken), period, cancellationToken);
}
