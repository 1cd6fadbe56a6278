using ChatRouter.Core.Shops;
using ChatRouter.Core.Supervision;

namespace ChatRouter.Storage.Sqlite;

/// <summary>The audit in the SQLite file.</summary>
public sealed class SqliteAuditStore(SqliteDatabase database) : IAuditStore, IDisposable
{
    private const string Between = "WHERE shop = ? AND id >= ? AND id < ?";
    private const string Newest = "ORDER BY id DESC LIMIT ?";
    private const string AllSql = $"SELECT {StoredAuditRow.Columns} FROM audit {Between} {Newest}";
    private const string ByActorSql = $"SELECT {StoredAuditRow.Columns} FROM audit INDEXED BY audit_of_actor {Between} AND actor = ? {Newest}";
    private const string ByActionSql = $"SELECT {StoredAuditRow.Columns} FROM audit INDEXED BY audit_of_action {Between} AND action = ? {Newest}";
    private const string ByBothSql = $"SELECT {StoredAuditRow.Columns} FROM audit INDEXED BY audit_of_action {Between} AND actor = ? AND action = ? {Newest}";

    private readonly ReaderPool _readers = new(database);
    private readonly SqliteWriter _writer = new(database);

    public Task AddAsync(AuditEntry entry, CancellationToken cancellationToken) => _writer.WriteAsync(session => Add(session, entry), null, cancellationToken);

    public Task AddAsync(AuditEntry entry, Revised<ForbiddenRules> rules, CancellationToken cancellationToken) => _writer.WriteAsync(session =>
    {
        session.Prepare($"INSERT INTO kept_rules (shop, {StoredAuditRow.RulesColumns}) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")
            .Bind(entry.Shop.Value).Bind(rules.Revision).Bind(StorageJson.Write(rules.Value)).Bind(entry.At).Run();
        return Add(session, entry with { Revision = rules.Revision });
    }, null, cancellationToken);

    public Task<KeptRules?> RulesAsync(ShopId shop, string revision, CancellationToken cancellationToken) => _readers.ReadAsync(
        session => session.Prepare($"SELECT {StoredAuditRow.RulesColumns} FROM kept_rules WHERE shop = ? AND revision = ?").Bind(shop.Value).Bind(revision).First(StoredAuditRow.ReadRules), cancellationToken);

    public Task<IReadOnlyList<AuditEntry>> FindAsync(ShopId shop, AuditQuery query, CancellationToken cancellationToken)
    {
        var (from, before) = StoredAuditRow.RangeOf(query);
        return _readers.ReadAsync(session =>
        {
            var statement = session.Prepare((query.Actor, query.Action) switch { (null, null) => AllSql, (_, null) => ByActorSql, (null, _) => ByActionSql, _ => ByBothSql })
                .Bind(shop.Value).Bind(from).Bind(before);
            if (query.Actor is { } actor)
                statement.Bind(actor.Value);
            if (query.Action is { } action)
                statement.Bind((long)action);
            return statement.Bind(query.Limit).All(StoredAuditRow.Read);
        }, cancellationToken);
    }

    private static bool Add(SqliteSession session, AuditEntry entry)
    {
        session.Prepare($"INSERT INTO audit ({StoredAuditRow.Columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
            .Bind(entry.Shop.Value).Bind(entry.Id).Bind(entry.Actor.Value).Bind((long)entry.Action).Bind(entry.Target).Bind(entry.Detail).Bind(entry.At).Bind(entry.Revision)
            .Run();
        return true;
    }

    public void Dispose()
    {
        _readers.Dispose();
        _writer.Dispose();
    }
}
