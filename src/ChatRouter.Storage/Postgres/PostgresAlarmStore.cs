using ChatRouter.Core.Supervision.Alarms;
using ChatRouter.Core.Webhooks;

namespace ChatRouter.Storage.Postgres;

/// <summary>The alarms in PostgreSQL.</summary>
public sealed class PostgresAlarmStore(PostgresDatabase database) : IAlarmStore
{
    private const string DutySql = """
        INSERT INTO alarm_duties AS d (shop, node, lease_until) SELECT shop, $2, $3 FROM unnest($1) AS wanted (shop) ORDER BY shop
        ON CONFLICT (shop) DO UPDATE SET node = excluded.node, lease_until = excluded.lease_until
        WHERE d.node = excluded.node OR d.lease_until <= $4 RETURNING d.shop
        """;

    private const string OpenSql = $"""
        SELECT {StoredAlarmRow.Columns} FROM alarms WHERE shop COLLATE "POSIX" = $1 AND resolved_at IS NULL ORDER BY id
        """;

    // What webhooks are told, if the alarm was changed.
    private const string Tell = """
        , told AS (
            INSERT INTO webhook_deliveries (shop, webhook, event, kind, conversation, body, made_at, queued_at, due_at)
            SELECT $1, w.webhook, w.event, w.kind, '', w.body, w.at, w.at, w.at FROM unnest($2, $3, $4, $5, $6) AS w (webhook, event, kind, body, at)
            WHERE EXISTS (SELECT 1 FROM changed))
        SELECT id FROM changed
        """;

    private const string BeginSql = $"""
        WITH changed AS (INSERT INTO alarms ({StoredAlarmRow.Columns}) VALUES ($1, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT DO NOTHING RETURNING id)
        {Tell}
        """;

    private const string ChangeSql = $"""
        WITH changed AS (
            UPDATE alarms SET raised_at = $8, resolved_at = $9
            WHERE shop = $1 AND id = $7 AND resolved_at IS NULL AND (raised_at IS DISTINCT FROM $8 OR resolved_at IS DISTINCT FROM $9) RETURNING id)
        {Tell}
        """;

    private const string ForgetSql = """
        DELETE FROM alarms WHERE (shop, id) IN (SELECT shop, id FROM alarms WHERE resolved_at < $1 LIMIT $2) RETURNING id
        """;

    private static readonly string ConcernedSql = StoredAlarmRow.ConcernedSql("shop COLLATE \"POSIX\"");

    private const string AcknowledgeSql = """
        UPDATE alarms SET acknowledged_by = $3, acknowledged_at = $4 WHERE shop = $1 AND id = $2 AND raised_at IS NOT NULL AND acknowledged_by IS NULL RETURNING id
        """;

    private const string HistorySql = $"SELECT {StoredAlarmRow.Columns} FROM alarms WHERE shop = $1 AND id < $2 AND raised_at IS NOT NULL ORDER BY id DESC LIMIT $3";

    private const string MutesSql = $"SELECT {StoredAlarmRow.MuteColumns} FROM alarm_mutes WHERE shop = $1 AND muted_until > $2 ORDER BY kind";

    private const string MuteSql = """
        INSERT INTO alarm_mutes (shop, kind, muted_until, muted_by) VALUES ($1, $2, $3, $4)
        ON CONFLICT (shop, kind) DO UPDATE SET muted_until = excluded.muted_until, muted_by = excluded.muted_by
        """;

    public Task<IReadOnlyList<ShopId>> TakeDutiesAsync(IReadOnlyCollection<ShopId> shops, string node, DateTimeOffset at, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var names = shops.Select(shop => shop.Value).ToArray();
        return database.AllAsync(ShopScope.Of(names), query => query.Add(DutySql).With(names).With(node).With(until).With(at), row => new ShopId(row.Text(0)), cancellationToken);
    }

    public Task<IReadOnlyList<ShopId>> ConcernedAsync(CancellationToken cancellationToken) =>
        database.AllAsync(ShopScope.Every, query => query.Add(ConcernedSql), row => new ShopId(row.Text(0)), cancellationToken);

    public Task<IReadOnlyList<Alarm>> OpenAsync(ShopId shop, CancellationToken cancellationToken) =>
        database.AllAsync(ShopScope.Of(shop), query => query.Add(OpenSql).With(shop), StoredAlarmRow.Read, cancellationToken);

    public Task<bool> BeginAsync(Alarm alarm, IReadOnlyList<OutboxEntry> told, CancellationToken cancellationToken) => TellAsync(
        BeginSql, alarm, told,
        query => query.With((int)alarm.Kind).With(alarm.Subject).With(alarm.Since)
            .With(alarm.RaisedAt?.ToUnixTimeMilliseconds()).With(alarm.ResolvedAt?.ToUnixTimeMilliseconds()).With(alarm.AcknowledgedBy?.Value).With(alarm.AcknowledgedAt?.ToUnixTimeMilliseconds()),
        cancellationToken);

    public Task<bool> ChangeAsync(Alarm alarm, IReadOnlyList<OutboxEntry> told, CancellationToken cancellationToken) =>
        TellAsync(ChangeSql, alarm, told, query => query.With(alarm.RaisedAt?.ToUnixTimeMilliseconds()).With(alarm.ResolvedAt?.ToUnixTimeMilliseconds()), cancellationToken);

    public Task ForgetAsync(ShopId shop, string id, CancellationToken cancellationToken) =>
        RunAsync(shop, query => query.Add("DELETE FROM alarms WHERE shop = $1 AND id = $2").With(shop).With(id), cancellationToken);

    public async Task<int> ForgetResolvedAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        (await database.AllAsync(ShopScope.Every, query => query.Add(ForgetSql).With(before).With(limit), row => row.Text(0), cancellationToken)).Count;

    public async Task<bool> AcknowledgeAsync(ShopId shop, string id, AgentId by, DateTimeOffset at, CancellationToken cancellationToken) =>
        (await database.AllAsync(ShopScope.Of(shop), query => query.Add(AcknowledgeSql).With(shop).With(id).With(by.Value).With(at), row => row.Text(0), cancellationToken)).Count > 0;

    public Task<IReadOnlyList<Alarm>> HistoryAsync(ShopId shop, string? before, int limit, CancellationToken cancellationToken) =>
        database.AllAsync(ShopScope.Of(shop), query => query.Add(HistorySql).With(shop).With(before ?? StoredMarkRow.AfterAllIds).With(limit), StoredAlarmRow.Read, cancellationToken);

    public Task<IReadOnlyList<AlarmMute>> MutesAsync(ShopId shop, DateTimeOffset at, CancellationToken cancellationToken) =>
        database.AllAsync(ShopScope.Of(shop), query => query.Add(MutesSql).With(shop).With(at), StoredAlarmRow.ReadMute, cancellationToken);

    public Task MuteAsync(ShopId shop, AlarmMute mute, CancellationToken cancellationToken) =>
        RunAsync(shop, query => query.Add(MuteSql).With(shop).With((int)mute.Kind).With(mute.Until).With(mute.By.Value), cancellationToken);

    private async Task<bool> TellAsync(
        string sql, Alarm alarm, IReadOnlyList<OutboxEntry> told, Func<PostgresQuery, PostgresQuery> with, CancellationToken cancellationToken) => (await database.AllAsync(
        ShopScope.Of(alarm.Shop),
        query => with(query.Add(sql).With(alarm.Shop)
            .With(told.Select(entry => entry.For.Webhook.Value).ToArray()).With(told.Select(entry => entry.EventId).ToArray()).With(told.Select(entry => (int)entry.Event).ToArray())
            .With(told.Select(entry => entry.Body).ToArray()).With(told.Select(entry => entry.At.ToUnixTimeMilliseconds()).ToArray()).With(alarm.Id)),
        row => row.Text(0), cancellationToken)).Count > 0;

    private Task<IReadOnlyList<bool>> RunAsync(ShopId shop, Func<PostgresQuery, PostgresQuery> query, CancellationToken cancellationToken) =>
        database.AllAsync(ShopScope.Of(shop), query, _ => true, cancellationToken);
}
