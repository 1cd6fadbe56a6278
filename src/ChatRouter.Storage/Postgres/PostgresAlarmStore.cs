using ChatRouter.Core.Supervision.Alarms;

namespace ChatRouter.Storage.Postgres;

/// <summary>The alarms in PostgreSQL.</summary>
public sealed class PostgresAlarmStore(PostgresDatabase database) : IAlarmStore
{
    private const string DutySql = """
        INSERT INTO alarm_duties AS d (shop, node, lease_until) VALUES ($1, $2, $3)
        ON CONFLICT (shop) DO UPDATE SET node = excluded.node, lease_until = excluded.lease_until
        WHERE d.node = excluded.node OR d.lease_until <= $4 RETURNING d.shop
        """;

    private const string OpenSql = $"""
        SELECT {StoredAlarmRow.Columns} FROM alarms WHERE shop COLLATE "POSIX" = $1 AND resolved_at IS NULL ORDER BY id
        """;

    private const string BeginSql = $"INSERT INTO alarms ({StoredAlarmRow.Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING";

    private const string AcknowledgeSql = """
        UPDATE alarms SET acknowledged_by = $3, acknowledged_at = $4 WHERE shop = $1 AND id = $2 AND raised_at IS NOT NULL AND acknowledged_by IS NULL RETURNING id
        """;

    private const string HistorySql = $"SELECT {StoredAlarmRow.Columns} FROM alarms WHERE shop = $1 AND id < $2 AND raised_at IS NOT NULL ORDER BY id DESC LIMIT $3";

    private const string MutesSql = $"SELECT {StoredAlarmRow.MuteColumns} FROM alarm_mutes WHERE shop = $1 AND muted_until > $2 ORDER BY kind";

    private const string MuteSql = """
        INSERT INTO alarm_mutes (shop, kind, muted_until, muted_by) VALUES ($1, $2, $3, $4)
        ON CONFLICT (shop, kind) DO UPDATE SET muted_until = excluded.muted_until, muted_by = excluded.muted_by
        """;

    public async Task<bool> TakeDutyAsync(ShopId shop, string node, DateTimeOffset at, DateTimeOffset until, CancellationToken cancellationToken) =>
        (await database.AllAsync(ShopScope.Of(shop), query => query.Add(DutySql).With(shop).With(node).With(until).With(at), row => row.Text(0), cancellationToken)).Count > 0;

    public Task<IReadOnlyList<Alarm>> OpenAsync(ShopId shop, CancellationToken cancellationToken) =>
        database.AllAsync(ShopScope.Of(shop), query => query.Add(OpenSql).With(shop), StoredAlarmRow.Read, cancellationToken);

    public Task BeginAsync(Alarm alarm, CancellationToken cancellationToken) => RunAsync(
        alarm.Shop,
        query => query.Add(BeginSql).With(alarm.Shop).With(alarm.Id).With((int)alarm.Kind).With(alarm.Subject).With(alarm.Since)
            .With(alarm.RaisedAt?.ToUnixTimeMilliseconds()).With(alarm.ResolvedAt?.ToUnixTimeMilliseconds()).With(alarm.AcknowledgedBy?.Value).With(alarm.AcknowledgedAt?.ToUnixTimeMilliseconds()),
        cancellationToken);

    public Task ChangeAsync(Alarm alarm, CancellationToken cancellationToken) => RunAsync(
        alarm.Shop,
        query => query.Add("UPDATE alarms SET raised_at = $3, resolved_at = $4 WHERE shop = $1 AND id = $2").With(alarm.Shop).With(alarm.Id)
            .With(alarm.RaisedAt?.ToUnixTimeMilliseconds()).With(alarm.ResolvedAt?.ToUnixTimeMilliseconds()),
        cancellationToken);

    public Task ForgetAsync(ShopId shop, string id, CancellationToken cancellationToken) =>
        RunAsync(shop, query => query.Add("DELETE FROM alarms WHERE shop = $1 AND id = $2").With(shop).With(id), cancellationToken);

    public async Task<bool> AcknowledgeAsync(ShopId shop, string id, AgentId by, DateTimeOffset at, CancellationToken cancellationToken) =>
        (await database.AllAsync(ShopScope.Of(shop), query => query.Add(AcknowledgeSql).With(shop).With(id).With(by.Value).With(at), row => row.Text(0), cancellationToken)).Count > 0;

    public Task<IReadOnlyList<Alarm>> HistoryAsync(ShopId shop, string? before, int limit, CancellationToken cancellationToken) =>
        database.AllAsync(ShopScope.Of(shop), query => query.Add(HistorySql).With(shop).With(before ?? StoredMarkRow.AfterAllIds).With(limit), StoredAlarmRow.Read, cancellationToken);

    public Task<IReadOnlyList<AlarmMute>> MutesAsync(ShopId shop, DateTimeOffset at, CancellationToken cancellationToken) =>
        database.AllAsync(ShopScope.Of(shop), query => query.Add(MutesSql).With(shop).With(at), StoredAlarmRow.ReadMute, cancellationToken);

    public Task MuteAsync(ShopId shop, AlarmMute mute, CancellationToken cancellationToken) =>
        RunAsync(shop, query => query.Add(MuteSql).With(shop).With((int)mute.Kind).With(mute.Until).With(mute.By.Value), cancellationToken);

    private Task<IReadOnlyList<bool>> RunAsync(ShopId shop, Func<PostgresQuery, PostgresQuery> query, CancellationToken cancellationToken) =>
        database.AllAsync(ShopScope.Of(shop), query, _ => true, cancellationToken);
}
