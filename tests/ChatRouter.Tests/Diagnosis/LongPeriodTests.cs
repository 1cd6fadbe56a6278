using ChatRouter.Core;
using ChatRouter.Core.Buyers;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Diagnosis;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;
using ChatRouter.Tests.Conversations;

namespace ChatRouter.Tests.Diagnosis;

/// <summary>A month with more of everything than one page holds.</summary>
public sealed class LongPeriodTests
{
    private const int Days = 31;
    private const int BuyersADay = 200;

    [Fact]
    public async Task A_report_waits_for_its_turn()
    {
        await using var shop = await SmallShop.OpenAsync();
        var (turns, distributions, from) = (shop.Get<HeavyWork>(), shop.Get<Distributions>(), shop.Clock.GetUtcNow());
        var others = new TaskCompletionSource<Result<bool>>();
        var before = Enumerable.Range(0, HeavyWork.AtOnce).Select(_ => turns.RunAsync(() => others.Task, CancellationToken.None)).ToList();

        var report = distributions.OfAsync(SmallShop.Id, new(from.AddDays(-1), from), null, CancellationToken.None);
        var page = distributions.AssignmentsAsync(SmallShop.Id, new(from.AddDays(-1), from), null, new("a"), null, null, 1, CancellationToken.None);
        var traffic = distributions.TrafficAsync(SmallShop.Id, new(from.AddDays(-1), from), CancellationToken.None);
        var pauses = distributions.PausesAsync(SmallShop.Id, new(from.AddDays(-1), from), CancellationToken.None);
        await Task.Yield();
        Task[] reports = [report, page, traffic, pauses];
        Assert.DoesNotContain(reports, done => done.IsCompleted);
        others.SetResult(true);
        await Task.WhenAll(before);
        await Task.WhenAll(reports);

        Assert.Null((await report).Rejection);
    }

    [Fact]
    public async Task A_month_is_read_page_by_page_and_follows_states_and_versions()
    {
        await using var shop = await SmallShop.OpenAsync();
        var from = shop.Clock.GetUtcNow();
        var history = new History(from);
        var shops = shop.Get<IShopStore>();
        var routing = shop.Get<IRoutingStore>();
        // From the 11th day on, a has three times the weight of b.
        var published = (await routing.PublishedAsync(SmallShop.Id, CancellationToken.None))!;
        var heavier = published.Plan with { Agents = new Dictionary<AgentId, PlannedAgent> { [new("a")] = new(300) } };
        Assert.True(await routing.PublishAsync(SmallShop.Id, new(new(published.Version.Number + 1, null, "heavier", from.AddDays(10)), heavier), null, CancellationToken.None));
        var distributions = new Distributions(history, routing, shops, shop.Get<GivenTags>(), shop.Get<HeavyWork>(), shop.Clock);
        DistributionPeriod period = new(from, from.AddDays(Days));

        var report = (await distributions.OfAsync(SmallShop.Id, period, null, CancellationToken.None)).Value!;

        Assert.Equal(Days * BuyersADay, report.Received);
        var (a, b) = (report.Agents[0], report.Agents[1]);
        // b is there every other buyer; of 21 days' buyers half come while both are there.
        Assert.Equal(Days * BuyersADay / 4m, a.Parts.OnlineTime);
        Assert.Equal(21 * BuyersADay / 2 / 4m, a.Parts.Weight);
        Assert.Equal(a.Difference, a.Parts.Sum());
        Assert.Equal(b.Difference, b.Parts.Sum());
        Assert.True(history.MostAsked <= 1_000, $"{history.MostAsked} rows at once");
        Assert.True(history.Pages > 2 * Days * BuyersADay / 1_000, $"{history.Pages} pages");

        var (found, pages, mark) = (new List<ExplainedAssignment>(), 0, (AssignmentMark?)null);
        do
        {
            var page = (await distributions.AssignmentsAsync(SmallShop.Id, period, null, new("b"), DistributionPart.Weight, mark, 500, CancellationToken.None)).Value!;
            found.AddRange(page.Assignments);
            (mark, pages) = (page.Next, pages + 1);
        }
        while (mark is not null);
        Assert.Equal(b.Parts.Weight, found.Sum(assignment => assignment.Contribution));
        Assert.Equal(21 * BuyersADay / 2, found.Select(assignment => assignment.Assignment.Conversation).Distinct().Count());
        Assert.Equal(5, pages);
    }

    /// <summary>a is always online and gets everybody; b comes and goes with every buyer.</summary>
    private sealed class History(DateTimeOffset from) : IDistributionStore
    {
        private static readonly TimeSpan Between = TimeSpan.FromDays(1) / BuyersADay;

        private readonly AssignmentRecord[] _assignments = [.. Enumerable.Range(0, Days * BuyersADay).Select(i => AssignmentAt(i, from + (i * Between)))];

        private readonly AgentStateRecord[] _states =
        [
            new(SmallShop.Id, new("a"), AgentState.Online, from),
            .. Enumerable.Range(0, Days * BuyersADay).Select(i => new AgentStateRecord(SmallShop.Id, new("b"), i % 2 == 0 ? AgentState.Online : AgentState.Offline, from + (i * Between))),
        ];

        public int MostAsked { get; private set; }

        public int Pages { get; private set; }

        public Task AddStatesAsync(IReadOnlyList<AgentStateRecord> states, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyDictionary<AgentId, AgentStateRecord>> StatesAtAsync(ShopId shop, IReadOnlyCollection<AgentId> agents, DateTimeOffset at, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<AgentId, AgentStateRecord>>(_states.Where(state => state.At <= at).GroupBy(state => state.Agent).ToDictionary(states => states.Key, states => states.Last()));

        public Task<IReadOnlyList<AgentStateRecord>> StatesAsync(ShopId shop, DateTimeOffset at, AgentId agent, DateTimeOffset until, int limit, CancellationToken cancellationToken) => Page(
            _states.Where(state => (state.At > at || (state.At == at && string.CompareOrdinal(state.Agent.Value, agent.Value) > 0)) && state.At < until), limit);

        public Task<IReadOnlyList<AgentId>> PresentAsync(ShopId shop, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<AgentId>>([new("a"), new("b")]);

        public Task<DateTimeOffset?> StatesSinceAsync(ShopId shop, CancellationToken cancellationToken) => Task.FromResult<DateTimeOffset?>(from);

        public Task<int> ForgetStatesAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<AssignmentRecord>> AssignedAsync(ShopId shop, AssignmentMark after, DateTimeOffset until, int limit, CancellationToken cancellationToken) => Page(
            _assignments.Where(assignment => (assignment.At > after.At || (assignment.At == after.At && string.CompareOrdinal(assignment.Conversation.Value, after.Conversation.Value) > 0)) && assignment.At < until), limit);

        public Task<IReadOnlyDictionary<long, int>> TrafficAsync(ShopId shop, DateTimeOffset from, DateTimeOffset until, TimeSpan step, CancellationToken cancellationToken) => throw new NotSupportedException();

        private Task<IReadOnlyList<T>> Page<T>(IEnumerable<T> rows, int limit)
        {
            (MostAsked, Pages) = (Math.Max(MostAsked, limit), Pages + 1);
            return Task.FromResult<IReadOnlyList<T>>([.. rows.Take(limit)]);
        }

        private static AssignmentRecord AssignmentAt(int number, DateTimeOffset at)
        {
            var decision = new Decision
            {
                Conversation = new($"c-{number:d6}"),
                Buyer = new("buyer"),
                Placement = Placement.Owned,
                Owner = new("a"),
                ExpectedVersion = 0,
                Changes = true,
                Reason = RouteReason.Weighted,
                Pool = PoolId.WholeShop,
                WaitingSince = at,
                At = at,
            };
            return new() { Conversation = decision.Conversation, Version = 1, Placement = decision.Placement, Owner = decision.Owner, Decision = decision, At = at };
        }
    }
}
