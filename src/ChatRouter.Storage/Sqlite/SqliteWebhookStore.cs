using ChatRouter.Core.Webhooks;

namespace ChatRouter.Storage.Sqlite;

/// <summary>Webhooks in the SQLite file.</summary>
public sealed class SqliteWebhookStore(SqliteDatabase database) : IWebhookStore, IDisposable
{
    private const string OfShop = "WHERE shop = ? AND webhook = ?";

    private const string AddSql = $"INSERT INTO webhooks ({StoredWebhookRow.Columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private const string ChangeSql = """
        UPDATE webhooks SET url = ?, events = ?, enabled = ?, secrets = ?, switched_off_at = ?, failures = ?, failing_since = ?, rest_until = ?, version = version + 1
        WHERE shop = ? AND id = ? AND version = ? RETURNING id
        """;

    private const string SwitchOffSql = """
        UPDATE webhooks SET enabled = 0, switched_off_at = ?, version = version + 1 WHERE shop = ? AND id = ? AND enabled = 1 RETURNING id
        """;

    private const string DueSql = $"""
        {WebhookSql.Waiting} WHERE w.enabled = 1 AND w.rest_until <= ? AND w.lease_until <= ?
        AND EXISTS (SELECT 1 FROM webhook_deliveries AS d WHERE d.webhook = w.id AND d.state = 0 AND d.due_at <= ?) LIMIT ?
        """;

    private const string TakeSql = $"""
        UPDATE webhooks SET node = ?, lease_until = ? WHERE shop = ? AND id = ? AND enabled = 1 AND rest_until <= ? AND (node = ? OR lease_until <= ?)
        RETURNING {StoredWebhookRow.Columns}
        """;

    private const string HeadsSql = $"""
        SELECT {StoredDeliveryRow.Columns} FROM webhook_deliveries AS d INDEXED BY webhook_deliveries_due
        WHERE d.shop = ? AND d.webhook = ? AND d.state = 0 AND d.due_at <= ?
        AND NOT EXISTS (
            SELECT 1 FROM webhook_deliveries AS e INDEXED BY webhook_deliveries_lines
            WHERE e.webhook = d.webhook AND e.state = 0 AND e.conversation = d.conversation AND e.no < d.no)
        ORDER BY d.due_at, d.no LIMIT ?
        """;

    private const string HealthSql = "UPDATE webhooks SET failures = ?, failing_since = ?, rest_until = ? WHERE shop = ? AND id = ?";

    private const string LogSql = $"SELECT {StoredDeliveryRow.Columns} FROM webhook_deliveries {OfShop} AND event < ? ORDER BY event DESC LIMIT ?";

    private const string LogOfStateSql = $"SELECT {StoredDeliveryRow.Columns} FROM webhook_deliveries {OfShop} AND event < ? AND state = ? ORDER BY event DESC LIMIT ?";

    private const string BacklogSql = """
        SELECT (SELECT count(*) FROM (SELECT 1 FROM webhook_deliveries INDEXED BY webhook_deliveries_due WHERE webhook = ? AND state = 0 AND shop = ? LIMIT ?)),
               (SELECT count(*) FROM (SELECT 1 FROM webhook_deliveries INDEXED BY webhook_deliveries_failed WHERE webhook = ? AND state = 2 AND shop = ? LIMIT ?))
        """;

    private const string Replay = $"UPDATE webhook_deliveries SET state = 0, attempts = 0, queued_at = ?, due_at = ? {OfShop}";

    private readonly ReaderPool _readers = new(database);
    private readonly SqliteWriter _writer = new(database);

    public Task<IReadOnlyList<WebhookListener>> ListenersAsync(CancellationToken cancellationToken) => _readers.ReadAsync(
        session => session.Prepare("SELECT shop, id, events FROM webhooks WHERE enabled = 1").All(StoredWebhookRow.ReadListener), cancellationToken);

    public async Task<long> LatestChangeAsync(CancellationToken cancellationToken) =>
        (await _readers.ReadAsync(session => session.Prepare(WebhookSql.LatestChange).All(StoredWebhookRow.ReadChange), cancellationToken))[0].No;

    public Task<IReadOnlyList<WebhookChange>> ChangesAsync(long after, CancellationToken cancellationToken) => _readers.ReadAsync(
        session => session.Prepare("SELECT no, shop FROM webhook_changes WHERE no > ? ORDER BY no LIMIT 1000").Bind(after).All(StoredWebhookRow.ReadChange), cancellationToken);

    public Task<IReadOnlyList<Webhook>> AllAsync(ShopId shop, CancellationToken cancellationToken) => _readers.ReadAsync(
        session => session.Prepare($"SELECT {StoredWebhookRow.Columns} FROM webhooks WHERE shop = ? ORDER BY id").Bind(shop.Value).All(StoredWebhookRow.Read), cancellationToken);

    public Task<Webhook?> FindAsync(ShopId shop, WebhookId id, CancellationToken cancellationToken) => _readers.ReadAsync(
        session => session.Prepare($"SELECT {StoredWebhookRow.Columns} FROM webhooks WHERE shop = ? AND id = ?").Bind(shop.Value).Bind(id.Value).First(StoredWebhookRow.Read), cancellationToken);

    public Task AddAsync(Webhook webhook, CancellationToken cancellationToken) => _writer.WriteAsync(
        session => session.Prepare(AddSql)
            .Bind(webhook.Shop.Value).Bind(webhook.Id.Value).Bind(webhook.Url).Bind(WebhookEvents.BitsOf(webhook.Events)).Bind(webhook.Enabled ? 1 : 0)
            .Bind(StorageJson.Write(webhook.Secrets)).Bind(webhook.MadeBy.Value).Bind(webhook.MadeAt).Bind(webhook.Version).Bind(webhook.SwitchedOffAt)
            .Bind(webhook.Health.Failures).Bind(webhook.Health.FailingSince).Bind(webhook.Health.RestUntil)
            .Run(),
        cancellationToken);

    public Task<bool> ChangeAsync(Webhook webhook, CancellationToken cancellationToken) => AnyAsync(
        session => session.Prepare(ChangeSql)
            .Bind(webhook.Url).Bind(WebhookEvents.BitsOf(webhook.Events)).Bind(webhook.Enabled ? 1 : 0).Bind(StorageJson.Write(webhook.Secrets)).Bind(webhook.SwitchedOffAt)
            .Bind(webhook.Health.Failures).Bind(webhook.Health.FailingSince).Bind(webhook.Health.RestUntil)
            .Bind(webhook.Shop.Value).Bind(webhook.Id.Value).Bind(webhook.Version),
        cancellationToken);

    public Task<bool> RemoveAsync(ShopId shop, WebhookId id, CancellationToken cancellationToken) => _writer.WriteAsync(
        session =>
        {
            session.Prepare($"DELETE FROM webhook_deliveries {OfShop}").Bind(shop.Value).Bind(id.Value).Run();
            return session.Prepare("DELETE FROM webhooks WHERE shop = ? AND id = ? RETURNING id").Bind(shop.Value).Bind(id.Value).All(row => row.Text(0)).Count > 0;
        },
        null, cancellationToken);

    public Task<bool> SwitchOffAsync(ShopId shop, WebhookId id, DateTimeOffset at, CancellationToken cancellationToken) =>
        AnyAsync(session => session.Prepare(SwitchOffSql).Bind(at).Bind(shop.Value).Bind(id.Value), cancellationToken);

    public Task<IReadOnlyList<(ShopId Shop, WebhookId Id)>> DueAsync(DateTimeOffset at, int limit, CancellationToken cancellationToken) => _readers.ReadAsync(
        session => session.Prepare(DueSql).Bind(at).Bind(at).Bind(at).Bind(limit).All(StoredWebhookRow.ReadKey), cancellationToken);

    public Task<Webhook?> TakeAsync(ShopId shop, WebhookId id, string node, DateTimeOffset at, TimeSpan lease, CancellationToken cancellationToken) => _writer.WriteAsync(
        session => session.Prepare(TakeSql).Bind(node).Bind(at + lease).Bind(shop.Value).Bind(id.Value).Bind(at).Bind(node).Bind(at).All(StoredWebhookRow.Read) is [var taken, ..] ? taken : null,
        null, cancellationToken);

    public Task ReleaseAsync(ShopId shop, WebhookId id, string node, CancellationToken cancellationToken) => _writer.WriteAsync(
        session => session.Prepare("UPDATE webhooks SET node = '', lease_until = 0 WHERE shop = ? AND id = ? AND node = ?").Bind(shop.Value).Bind(id.Value).Bind(node).Run(), cancellationToken);

    public Task<IReadOnlyList<WebhookDelivery>> HeadsAsync(ShopId shop, WebhookId id, DateTimeOffset at, int limit, CancellationToken cancellationToken) => _readers.ReadAsync(
        session => session.Prepare(HeadsSql).Bind(shop.Value).Bind(id.Value).Bind(at).Bind(limit).All(StoredDeliveryRow.Read), cancellationToken);

    public Task SettleAsync(ShopId shop, WebhookId id, IReadOnlyList<WebhookDelivery> tried, WebhookHealth health, CancellationToken cancellationToken) => _writer.WriteAsync(
        session =>
        {
            foreach (var delivery in tried)
                DeliveryRow.Settle(session, delivery);
            session.Prepare(HealthSql).Bind(health.Failures).Bind(health.FailingSince).Bind(health.RestUntil).Bind(shop.Value).Bind(id.Value).Run();
        },
        cancellationToken);

    public Task AddDeliveryAsync(WebhookDelivery delivery, CancellationToken cancellationToken) => _writer.WriteAsync(session => DeliveryRow.Add(session, delivery), cancellationToken);

    public Task<IReadOnlyList<WebhookDelivery>> DeliveriesAsync(ShopId shop, WebhookId id, DeliveryState? state, string? before, int limit, CancellationToken cancellationToken) =>
        _readers.ReadAsync(
            session =>
            {
                var log = session.Prepare(state is null ? LogSql : LogOfStateSql).Bind(shop.Value).Bind(id.Value).Bind(before ?? StoredMarkRow.AfterAllIds);
                if (state is { } wanted)
                    log.Bind((long)wanted);
                return log.Bind(limit).All(StoredDeliveryRow.Read);
            },
            cancellationToken);

    public Task<WebhookDelivery?> FindDeliveryAsync(ShopId shop, WebhookId id, string eventId, CancellationToken cancellationToken) => _readers.ReadAsync(
        session => session.Prepare($"SELECT {StoredDeliveryRow.Columns} FROM webhook_deliveries {OfShop} AND event = ?").Bind(shop.Value).Bind(id.Value).Bind(eventId).First(StoredDeliveryRow.Read),
        cancellationToken);

    public Task<WebhookBacklog> BacklogAsync(ShopId shop, WebhookId id, CancellationToken cancellationToken) => _readers.ReadAsync(
        session => session.Prepare(BacklogSql)
            .Bind(id.Value).Bind(shop.Value).Bind(WebhookBacklog.Most).Bind(id.Value).Bind(shop.Value).Bind(WebhookBacklog.Most)
            .All(row => new WebhookBacklog((int)row.Number(0), (int)row.Number(1)))[0],
        cancellationToken);

    public Task<bool> ReplayAsync(ShopId shop, WebhookId id, string eventId, DateTimeOffset at, CancellationToken cancellationToken) =>
        AnyAsync(session => session.Prepare($"{Replay} AND event = ? RETURNING event").Bind(at).Bind(at).Bind(shop.Value).Bind(id.Value).Bind(eventId), cancellationToken);

    public Task<int> ReplayFailedAsync(ShopId shop, WebhookId id, DateTimeOffset at, CancellationToken cancellationToken) => _writer.WriteAsync(
        session => session.Prepare($"{Replay} AND state = 2 RETURNING event").Bind(at).Bind(at).Bind(shop.Value).Bind(id.Value).All(row => row.Text(0)).Count, null, cancellationToken);

    public Task<int> ForgetAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken) => _writer.WriteAsync(
        session => session.Prepare("DELETE FROM webhook_deliveries WHERE no IN (SELECT no FROM webhook_deliveries WHERE made_at < ? ORDER BY made_at LIMIT ?) RETURNING no")
            .Bind(before).Bind(limit).All(row => row.Number(0)).Count,
        null, cancellationToken);

    public void Dispose()
    {
        _readers.Dispose();
        _writer.Dispose();
    }

    private Task<bool> AnyAsync(Func<SqliteSession, Statement> prepare, CancellationToken cancellationToken) =>
        _writer.WriteAsync(session => prepare(session).All(row => row.Text(0)).Count > 0, null, cancellationToken);
}
