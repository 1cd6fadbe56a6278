using ChatRouter.Core.Diagnosis;
using ChatRouter.Core.Journal;

namespace ChatRouter.Storage.Postgres;

/// <summary>The states of agents, and the assignments by time, in PostgreSQL.</summary>
public sealed class PostgresDistributionStore(PostgresDatabase database) : IDistributionStore
{
    private const string AddSql = $"""
        INSERT INTO agent_states ({StoredStateRow.Columns}) SELECT * FROM unnest($1, $2, $3, $4, $5)
        ON CONFLICT (shop, agent, at) DO UPDATE SET state = excluded.state, reason = excluded.reason
        """;

    private const string StatesAtSql = $"""
        SELECT s.* FROM unnest($2) AS k (agent)
        CROSS JOIN LATERAL (SELECT {StoredStateRow.Columns} FROM agent_states WHERE shop = $1 AND agent = k.agent AND at <= $3 ORDER BY at DESC LIMIT 1) AS s
        """;

    private const string StatesSql = $"""
        SELECT {StoredStateRow.Columns} FROM agent_states WHERE shop COLLATE "POSIX" = $1 AND (at, agent) > ($2, $3) AND at < $4 ORDER BY at, agent LIMIT $5
        """;

    private const string PresentSql = """
        SELECT DISTINCT agent FROM agent_states WHERE shop COLLATE "POSIX" = $1 AND at >= $2 AND at < $3 AND state <> 0 ORDER BY agent
        """;

    private const string SinceSql = $"SELECT {StoredStateRow.Columns} FROM agent_states WHERE shop COLLATE \"POSIX\" = $1 ORDER BY at LIMIT 1";

    // Rows that another node forgets just now are left to it.
    private const string ForgetSql = """
        WITH old AS (
            SELECT s.shop, s.agent, s.at FROM agent_states AS s
            WHERE s.at < $1 AND (s.state = 0 OR EXISTS (SELECT 1 FROM agent_states AS n WHERE n.shop = s.shop AND n.agent = s.agent AND n.at > s.at AND n.at <= $1))
            ORDER BY s.at LIMIT $2 FOR UPDATE OF s SKIP LOCKED)
        DELETE FROM agent_states AS s USING old WHERE s.shop = old.shop AND s.agent = old.agent AND s.at = old.at RETURNING s.agent
        """;

    private const string AssignedSql = $"""
        SELECT {StoredAssignmentRow.Columns} FROM assignments
        WHERE shop COLLATE "POSIX" = $1 AND owner IS NOT NULL AND (at, conversation, version) > ($2, $3, $4) AND at < $5 ORDER BY at, conversation, version LIMIT $6
        """;

    private const string TrafficSql = """
        SELECT at / $4 AS step, count(*) FROM assignments WHERE shop COLLATE "POSIX" = $1 AND owner IS NOT NULL AND at >= $2 AND at < $3 GROUP BY step ORDER BY step
        """;

    private static readonly TimeSpan LongRead = TimeSpan.FromSeconds(30);

    public Task AddStatesAsync(IReadOnlyList<AgentStateRecord> states, CancellationToken cancellationToken)
    {
        if (states.Count == 0)
            return Task.CompletedTask;
        // One statement changes a row once.
        var last = states.GroupBy(state => (state.Shop, state.Agent, state.At)).Select(same => same.Last()).ToArray();
        return database.AllAsync(
            ShopScope.Of(last.Select(state => state.Shop.Value).Distinct()),
            query => query.Add(AddSql).With(Array.ConvertAll(last, state => state.Shop.Value)).With(Array.ConvertAll(last, state => state.Agent.Value))
                .With(Array.ConvertAll(last, state => state.At.ToUnixTimeMilliseconds())).With(Array.ConvertAll(last, state => (int)state.State))
                .With(Array.ConvertAll(last, state => state.Reason)),
            _ => true, cancellationToken);
    }

    public async Task<IReadOnlyDictionary<AgentId, AgentStateRecord>> StatesAtAsync(ShopId shop, IReadOnlyCollection<AgentId> agents, DateTimeOffset at, CancellationToken cancellationToken) =>
        (await database.AllAsync(
            ShopScope.Of(shop), query => query.Add(StatesAtSql).With(shop).With(agents.Select(agent => agent.Value).ToArray()).With(at), StoredStateRow.Read, cancellationToken)).ToDictionary(state => state.Agent);

    public Task<IReadOnlyList<AgentStateRecord>> StatesAsync(ShopId shop, DateTimeOffset at, AgentId agent, DateTimeOffset until, int limit, CancellationToken cancellationToken) =>
        database.AllAsync(
            ShopScope.Of(shop), query => query.Add(StatesSql).With(shop).With(at).With(agent.Value).With(until).With(limit).Within(LongRead), StoredStateRow.Read, cancellationToken);

    public Task<IReadOnlyList<AgentId>> PresentAsync(ShopId shop, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) =>
        database.AllAsync(
            ShopScope.Of(shop), query => query.Add(PresentSql).With(shop).With(from).With(until).Within(LongRead), row => new AgentId(row.Text(0)), cancellationToken);

    public async Task<DateTimeOffset?> StatesSinceAsync(ShopId shop, CancellationToken cancellationToken) =>
        (await database.FirstAsync(ShopScope.Of(shop), query => query.Add(SinceSql).With(shop), StoredStateRow.Read, cancellationToken))?.At;

    public async Task<int> ForgetStatesAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        (await database.AllAsync(ShopScope.Every, query => query.Add(ForgetSql).With(before).With(limit).Within(LongRead), row => row.Text(0), cancellationToken)).Count;

    public Task<IReadOnlyList<AssignmentRecord>> AssignedAsync(ShopId shop, AssignmentMark after, DateTimeOffset until, int limit, CancellationToken cancellationToken) =>
        database.AllAsync(
            ShopScope.Of(shop),
            query => query.Add(AssignedSql).With(shop).With(after.At).With(after.Conversation.Value).With(after.Version).With(until).With(limit).Within(LongRead),
            StoredAssignmentRow.Read, cancellationToken);

    public async Task<IReadOnlyDictionary<long, int>> TrafficAsync(ShopId shop, DateTimeOffset from, DateTimeOffset until, TimeSpan step, CancellationToken cancellationToken) =>
        (await database.AllAsync(
            ShopScope.Of(shop), query => query.Add(TrafficSql).With(shop).With(from).With(until).With((long)step.TotalMilliseconds).Within(LongRead), StoredStateRow.ReadTraffic, cancellationToken)).ToDictionary();
}
