using ChatRouter.Core.Nodes;

namespace ChatRouter.Storage.Postgres;

/// <summary>The nodes that share the database. Leases go by the database's clock.</summary>
/// <remarks>Whoever ends an epoch waits for the batches that run under it: they hold the node's lock together.</remarks>
public sealed class PostgresNodeRegistry(PostgresDatabase database) : INodeRegistry
{
    private const string LockSql = "SELECT FROM (SELECT pg_advisory_xact_lock(node_lock_1($1))) AS locked";

    private const string RegisterSql = """
        INSERT INTO nodes (id, epoch, lease_until) VALUES ($1, nextval('node_epochs'), clock_timestamp() + $2)
        ON CONFLICT (id) DO UPDATE SET epoch = excluded.epoch, lease_until = excluded.lease_until
        RETURNING epoch
        """;

    private const string RenewSql = """
        UPDATE nodes SET lease_until = clock_timestamp() + $3 WHERE id = $1 AND epoch = $2 AND lease_until > clock_timestamp() RETURNING epoch
        """;

    private const string AllSql = "SELECT id, epoch, lease_until > clock_timestamp() FROM nodes ORDER BY id";

    private const string LeaveSql = "DELETE FROM nodes WHERE id = $1 AND epoch = $2";

    private const string RemoveGoneSql = "DELETE FROM nodes WHERE id = $1 AND epoch = $2 AND lease_until <= clock_timestamp() RETURNING epoch";

    public async Task<NodeLease> RegisterAsync(NodeId node, TimeSpan lease, CancellationToken cancellationToken)
    {
        var epochs = await RunAloneAsync(node, query => query.Add(RegisterSql).With(node.Value).With(lease), cancellationToken);
        return new NodeLease(node, epochs[0]);
    }

    public async Task<bool> RenewAsync(NodeLease lease, TimeSpan length, CancellationToken cancellationToken)
    {
        var renewed = await database.AllAsync(
            ShopScope.None, query => query.Add(RenewSql).With(lease.Node.Value).With(lease.Epoch).With(length), row => row.Number(0), cancellationToken);
        return renewed.Count == 1;
    }

    public Task<IReadOnlyList<RegisteredNode>> AllAsync(CancellationToken cancellationToken) => database.AllAsync(
        ShopScope.None, query => query.Add(AllSql),
        row => new RegisteredNode(new NodeLease(new NodeId(row.Text(0)), row.Number(1)), row.Flag(2)), cancellationToken);

    public Task LeaveAsync(NodeLease lease, CancellationToken cancellationToken) =>
        RunAloneAsync(lease.Node, query => query.Add(LeaveSql).With(lease.Node.Value).With(lease.Epoch), cancellationToken);

    public async Task<bool> RemoveGoneAsync(NodeLease lease, CancellationToken cancellationToken)
    {
        var removed = await RunAloneAsync(lease.Node, query => query.Add(RemoveGoneSql).With(lease.Node.Value).With(lease.Epoch), cancellationToken);
        return removed.Count == 1;
    }

    private Task<IReadOnlyList<long>> RunAloneAsync(NodeId node, Func<PostgresQuery, PostgresQuery> query, CancellationToken cancellationToken) => database.ReadAsync(
        ShopScope.None,
        locking => query(locking.Add(LockSql).With(node.Value)),
        async results =>
        {
            await results.NextAsync(_ => true);
            return await results.NextAsync(row => row.Number(0));
        },
        cancellationToken);
}
