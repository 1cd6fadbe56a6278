using ChatRouter.Core.Supervision.Alarms;
using ChatRouter.Core.Webhooks;

namespace ChatRouter.Storage.Sqlite;

/// <summary>The alarms in the SQLite file.</summary>
public sealed class SqliteAlarmStore(SqliteDatabase database) : IAlarmStore, IDisposable
{
    private const string DutySql = """
        INSERT INTO alarm_duties (shop, node, lease_until) VALUES (?, ?, ?)
        ON CONFLICT (shop) DO UPDATE SET node = excluded.node, lease_until = excluded.lease_until
        WHERE alarm_duties.node = excluded.node OR alarm_duties.lease_until <= ? RETURNING shop
        """;

    private const string ChangeSql = """
        UPDATE alarms SET raised_at = ?, resolved_at = ?
        WHERE shop = ? AND id = ? AND resolved_at IS NULL AND (raised_at IS NOT ? OR resolved_at IS NOT ?) RETURNING id
        """;

    private const string ForgetSql = """
        DELETE FROM alarms WHERE (shop, id) IN (SELECT shop, id FROM alarms INDEXED BY alarms_resolved WHERE resolved_at < ? LIMIT ?) RETURNING id
        """;

    private static readonly string ConcernedSql = StoredAlarmRow.ConcernedSql("shop");

    private const string MuteSql = """
        INSERT INTO alarm_mutes (shop, kind, muted_until, muted_by) VALUES (?, ?, ?, ?)
        ON CONFLICT (shop, kind) DO UPDATE SET muted_until = excluded.muted_until, muted_by = excluded.muted_by
        """;

    private readonly ReaderPool _readers = new(database);
    private readonly SqliteWriter _writer = new(database);

    public Task<IReadOnlyList<ShopId>> TakeDutiesAsync(
        IReadOnlyCollection<ShopId> shops, string node, DateTimeOffset at, DateTimeOffset until, CancellationToken cancellationToken) => _writer.WriteAsync<IReadOnlyList<ShopId>>(
        session => [.. shops.Where(shop => session.Prepare(DutySql).Bind(shop.Value).Bind(node).Bind(until).Bind(at).All(row => row.Text(0)).Count > 0)], null, cancellationToken);

    public Task<IReadOnlyList<ShopId>> ConcernedAsync(CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => session.Prepare(ConcernedSql).All(row => new ShopId(row.Text(0))), cancellationToken);

    public Task<IReadOnlyList<Alarm>> OpenAsync(ShopId shop, CancellationToken cancellationToken) => _readers.ReadAsync(
        session => session.Prepare($"SELECT {StoredAlarmRow.Columns} FROM alarms INDEXED BY alarms_open WHERE shop = ? AND resolved_at IS NULL ORDER BY id")
            .Bind(shop.Value).All(StoredAlarmRow.Read), cancellationToken);

    public Task<bool> BeginAsync(Alarm alarm, IReadOnlyList<OutboxEntry> told, CancellationToken cancellationToken) => TellAsync(
        session => session.Prepare($"INSERT INTO alarms ({StoredAlarmRow.Columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING id")
            .Bind(alarm.Shop.Value).Bind(alarm.Id).Bind((long)alarm.Kind).Bind(alarm.Subject).Bind(alarm.Since).Bind(alarm.RaisedAt).Bind(alarm.ResolvedAt)
            .Bind(alarm.AcknowledgedBy?.Value).Bind(alarm.AcknowledgedAt),
        told, cancellationToken);

    public Task<bool> ChangeAsync(Alarm alarm, IReadOnlyList<OutboxEntry> told, CancellationToken cancellationToken) => TellAsync(
        session => session.Prepare(ChangeSql).Bind(alarm.RaisedAt).Bind(alarm.ResolvedAt).Bind(alarm.Shop.Value).Bind(alarm.Id).Bind(alarm.RaisedAt).Bind(alarm.ResolvedAt),
        told, cancellationToken);

    public Task ForgetAsync(ShopId shop, string id, CancellationToken cancellationToken) => RunAsync(
        session => session.Prepare("DELETE FROM alarms WHERE shop = ? AND id = ?").Bind(shop.Value).Bind(id), cancellationToken);

    public Task<int> ForgetResolvedAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        _writer.WriteAsync(session => session.Prepare(ForgetSql).Bind(before).Bind(limit).All(row => row.Text(0)).Count, null, cancellationToken);

    public Task<bool> AcknowledgeAsync(ShopId shop, string id, AgentId by, DateTimeOffset at, CancellationToken cancellationToken) => _writer.WriteAsync(
        session => session.Prepare("UPDATE alarms SET acknowledged_by = ?, acknowledged_at = ? WHERE shop = ? AND id = ? AND raised_at IS NOT NULL AND acknowledged_by IS NULL RETURNING id")
            .Bind(by.Value).Bind(at).Bind(shop.Value).Bind(id).All(row => row.Text(0)).Count > 0, null, cancellationToken);

    public Task<IReadOnlyList<Alarm>> HistoryAsync(ShopId shop, string? before, int limit, CancellationToken cancellationToken) => _readers.ReadAsync(
        session => session.Prepare($"SELECT {StoredAlarmRow.Columns} FROM alarms WHERE shop = ? AND id < ? AND raised_at IS NOT NULL ORDER BY id DESC LIMIT ?")
            .Bind(shop.Value).Bind(before ?? StoredMarkRow.AfterAllIds).Bind(limit).All(StoredAlarmRow.Read), cancellationToken);

    public Task<IReadOnlyList<AlarmMute>> MutesAsync(ShopId shop, DateTimeOffset at, CancellationToken cancellationToken) => _readers.ReadAsync(
        session => session.Prepare($"SELECT {StoredAlarmRow.MuteColumns} FROM alarm_mutes WHERE shop = ? AND muted_until > ? ORDER BY kind")
            .Bind(shop.Value).Bind(at).All(StoredAlarmRow.ReadMute), cancellationToken);

    public Task MuteAsync(ShopId shop, AlarmMute mute, CancellationToken cancellationToken) => RunAsync(
        session => session.Prepare(MuteSql).Bind(shop.Value).Bind((long)mute.Kind).Bind(mute.Until).Bind(mute.By.Value), cancellationToken);

    public void Dispose()
    {
        _readers.Dispose();
        _writer.Dispose();
    }

    private Task<bool> TellAsync(Func<SqliteSession, Statement> prepare, IReadOnlyList<OutboxEntry> told, CancellationToken cancellationToken) => _writer.WriteAsync(
        session =>
        {
            if (prepare(session).All(row => row.Text(0)).Count == 0)
                return false;
            foreach (var entry in told)
                DeliveryRow.Insert(session, entry);
            return true;
        },
        null, cancellationToken);

    private Task<bool> RunAsync(Func<SqliteSession, Statement> prepare, CancellationToken cancellationToken) => _writer.WriteAsync(session =>
    {
        prepare(session).Run();
        return true;
    }, null, cancellationToken);
}
