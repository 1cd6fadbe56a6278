using ChatRouter.Core.Diagnosis;
using ChatRouter.Core.Journal;

namespace ChatRouter.Storage.Sqlite;

/// <summary>The states of agents, and the assignments by time, in the SQLite file.</summary>
public sealed class SqliteDistributionStore(SqliteDatabase database) : IDistributionStore, IDisposable
{
    private const string AddSql = $"""
        INSERT INTO agent_states ({StoredStateRow.Columns}) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (shop, agent, at) DO UPDATE SET state = excluded.state, reason = excluded.reason
        """;

    private const string StateAtSql = $"SELECT {StoredStateRow.Columns} FROM agent_states WHERE shop = ? AND agent = ? AND at <= ? ORDER BY at DESC LIMIT 1";

    private const string StatesSql = $"""
        SELECT {StoredStateRow.Columns} FROM agent_states INDEXED BY agent_states_by_time
        WHERE shop = ? AND (at, agent) > (?, ?) AND at < ? ORDER BY at, agent LIMIT ?
        """;

    private const string PresentSql = "SELECT DISTINCT agent FROM agent_states INDEXED BY agent_states_by_time WHERE shop = ? AND at >= ? AND at < ? AND state <> 0 ORDER BY agent";

    private const string SinceSql = $"SELECT {StoredStateRow.Columns} FROM agent_states INDEXED BY agent_states_by_time WHERE shop = ? ORDER BY at LIMIT 1";

    private const string AssignedSql = $"""
        SELECT {StoredAssignmentRow.Columns} FROM assignments INDEXED BY assignments_by_time
        WHERE shop = ? AND owner IS NOT NULL AND (at, conversation, version) > (?, ?, ?) AND at < ? ORDER BY at, conversation, version LIMIT ?
        """;

    private const string TrafficSql = """
        SELECT at / ? AS step, count(*) FROM assignments INDEXED BY assignments_by_time WHERE shop = ? AND owner IS NOT NULL AND at >= ? AND at < ? GROUP BY step ORDER BY step
        """;

    private const string ForgetSql = """
        DELETE FROM agent_states WHERE (shop, agent, at) IN (
            SELECT s.shop, s.agent, s.at FROM agent_states AS s INDEXED BY agent_states_by_age
            WHERE s.at < ?1 AND (s.state = 0 OR EXISTS (SELECT 1 FROM agent_states AS n WHERE n.shop = s.shop AND n.agent = s.agent AND n.at > s.at AND n.at <= ?1))
            ORDER BY s.at LIMIT ?2)
        RETURNING agent
        """;

    private readonly ReaderPool _readers = new(database);
    private readonly SqliteWriter _writer = new(database);

    public Task AddStatesAsync(IReadOnlyList<AgentStateRecord> states, CancellationToken cancellationToken) => states.Count == 0 ? Task.CompletedTask : _writer.WriteAsync(
        session =>
        {
            foreach (var state in states)
                session.Prepare(AddSql).Bind(state.Shop.Value).Bind(state.Agent.Value).Bind(state.At).Bind((long)state.State).Bind(state.Reason).Run();
        },
        cancellationToken);

    public Task<IReadOnlyDictionary<AgentId, AgentStateRecord>> StatesAtAsync(ShopId shop, IReadOnlyCollection<AgentId> agents, DateTimeOffset at, CancellationToken cancellationToken) =>
        _readers.ReadAsync<IReadOnlyDictionary<AgentId, AgentStateRecord>>(
            session => agents.SelectMany(agent => session.Prepare(StateAtSql).Bind(shop.Value).Bind(agent.Value).Bind(at).All(StoredStateRow.Read)).ToDictionary(state => state.Agent), cancellationToken);

    public Task<IReadOnlyList<AgentStateRecord>> StatesAsync(ShopId shop, DateTimeOffset at, AgentId agent, DateTimeOffset until, int limit, CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => session.Prepare(StatesSql).Bind(shop.Value).Bind(at).Bind(agent.Value).Bind(until).Bind(limit).All(StoredStateRow.Read), cancellationToken);

    public Task<IReadOnlyList<AgentId>> PresentAsync(ShopId shop, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => session.Prepare(PresentSql).Bind(shop.Value).Bind(from).Bind(until).All(row => new AgentId(row.Text(0))), cancellationToken);

    public async Task<DateTimeOffset?> StatesSinceAsync(ShopId shop, CancellationToken cancellationToken) =>
        (await _readers.ReadAsync(session => session.Prepare(SinceSql).Bind(shop.Value).First(StoredStateRow.Read), cancellationToken))?.At;

    public Task<int> ForgetStatesAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        _writer.WriteAsync(session => session.Prepare(ForgetSql).Bind(before).Bind(limit).All(row => row.Text(0)).Count, null, cancellationToken);

    public Task<IReadOnlyList<AssignmentRecord>> AssignedAsync(ShopId shop, AssignmentMark after, DateTimeOffset until, int limit, CancellationToken cancellationToken) =>
        _readers.ReadAsync(
            session => session.Prepare(AssignedSql).Bind(shop.Value).Bind(after.At).Bind(after.Conversation.Value).Bind(after.Version).Bind(until).Bind(limit).All(StoredAssignmentRow.Read),
            cancellationToken);

    public Task<IReadOnlyDictionary<long, int>> TrafficAsync(ShopId shop, DateTimeOffset from, DateTimeOffset until, TimeSpan step, CancellationToken cancellationToken) =>
        _readers.ReadAsync<IReadOnlyDictionary<long, int>>(
            session => session.Prepare(TrafficSql).Bind((long)step.TotalMilliseconds).Bind(shop.Value).Bind(from).Bind(until).All(StoredStateRow.ReadTraffic).ToDictionary(), cancellationToken);

    public void Dispose()
    {
        _readers.Dispose();
        _writer.Dispose();
    }
}
