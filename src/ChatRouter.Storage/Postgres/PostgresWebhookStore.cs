using ChatRouter.Core.Webhooks;

namespace ChatRouter.Storage.Postgres;

/// <summary>Webhooks in PostgreSQL.</summary>
public sealed class PostgresWebhookStore(PostgresDatabase database) : IWebhookStore
{
    private const string OfShop = "WHERE shop = $1 AND webhook = $2";

    private const string AddSql = $"INSERT INTO webhooks ({StoredWebhookRow.Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";

    private const string ChangeSql = """
        UPDATE webhooks SET url = $4, events = $5, enabled = $6, secrets = $7, switched_off_at = $8, failures = $9, failing_since = $10, rest_until = $11, version = version + 1
        WHERE shop = $1 AND id = $2 AND version = $3 RETURNING true
        """;

    private const string RemoveDeliveriesSql = $"DELETE FROM webhook_deliveries {OfShop}";

    private const string RemoveSql = "DELETE FROM webhooks WHERE shop = $1 AND id = $2 RETURNING true";

    private const string SwitchOffSql = """
        UPDATE webhooks SET enabled = false, switched_off_at = $3, version = version + 1 WHERE shop = $1 AND id = $2 AND enabled RETURNING true
        """;

    private const string Now = "(extract(epoch FROM clock_timestamp()) * 1000)::bigint";

    private const string DueSql = $"""
        {WebhookSql.Waiting} WHERE w.enabled AND w.rest_until <= $1 AND w.lease_until <= {Now}
        AND EXISTS (SELECT FROM webhook_deliveries AS d WHERE d.webhook = w.id AND d.state = 0 AND d.due_at <= $1) LIMIT $2
        """;

    private const string TakeSql = $"""
        UPDATE webhooks SET node = $3, lease_until = {Now} + $5 WHERE shop = $1 AND id = $2 AND enabled AND rest_until <= $4 AND (node = $3 OR lease_until <= {Now})
        RETURNING {StoredWebhookRow.Columns}
        """;

    private const string HeadsSql = $"""
        SELECT {StoredDeliveryRow.Columns} FROM webhook_deliveries AS d
        WHERE d.shop = $1 AND d.webhook = $2 AND d.state = 0 AND d.due_at <= $3
        AND NOT EXISTS (
            SELECT FROM webhook_deliveries AS e
            WHERE e.webhook COLLATE "POSIX" = $2 AND e.state = 0 AND e.conversation = d.conversation AND e.no < d.no)
        ORDER BY d.due_at, d.no LIMIT $4
        """;

    private const string SettleSql = """
        UPDATE webhook_deliveries AS d SET
            state = t.state, attempts = t.attempts, due_at = t.due_at, tried_at = t.tried_at, took_ms = t.took_ms, fault = t.fault, status = t.status, answer = t.answer
        FROM unnest($3, $4, $5, $6, $7, $8, $9, $10, $11) AS t (event, state, attempts, due_at, tried_at, took_ms, fault, status, answer)
        WHERE d.shop = $1 AND d.webhook = $2 AND d.event = t.event AND d.state = 0
        """;

    private const string HealthSql = "UPDATE webhooks SET failures = $3, failing_since = $4, rest_until = $5 WHERE shop = $1 AND id = $2";

    private const string AddDeliverySql =
        $"INSERT INTO webhook_deliveries ({StoredDeliveryRow.Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";

    private const string Log = $"SELECT {StoredDeliveryRow.Columns} FROM webhook_deliveries {OfShop}";
    private const string Newest = "ORDER BY event DESC LIMIT $3";

    private const string BacklogSql = """
        SELECT (SELECT count(*) FROM (SELECT FROM webhook_deliveries WHERE shop = $1 AND webhook = $2 AND state = 0 LIMIT $3) AS waiting),
               (SELECT count(*) FROM (SELECT FROM webhook_deliveries WHERE shop COLLATE "POSIX" = $1 AND webhook = $2 AND state = 2 LIMIT $3) AS failed)
        """;

    private const string Replay = $"UPDATE webhook_deliveries SET state = 0, attempts = 0, queued_at = $3, due_at = $3 {OfShop}";

    private const string ForgetSql = """
        WITH old AS (SELECT shop, webhook, event FROM webhook_deliveries WHERE made_at < $1 ORDER BY made_at LIMIT $2 FOR UPDATE SKIP LOCKED)
        DELETE FROM webhook_deliveries AS d USING old WHERE d.shop = old.shop AND d.webhook = old.webhook AND d.event = old.event RETURNING true
        """;

    public Task<IReadOnlyList<WebhookListener>> ListenersAsync(CancellationToken cancellationToken) =>
        database.AllAsync(ShopScope.Every, query => query.Add("SELECT shop, id, events FROM webhooks WHERE enabled"), StoredWebhookRow.ReadListener, cancellationToken);

    public async Task<long> LatestChangeAsync(CancellationToken cancellationToken) =>
        (await database.AllAsync(ShopScope.Every, query => query.Add(WebhookSql.LatestChange), StoredWebhookRow.ReadChange, cancellationToken))[0].No;

    public Task<IReadOnlyList<WebhookChange>> ChangesAsync(long after, CancellationToken cancellationToken) => database.AllAsync(
        ShopScope.Every, query => query.Add("SELECT no, shop FROM webhook_changes WHERE no > $1 ORDER BY no LIMIT 1000").With(after), StoredWebhookRow.ReadChange, cancellationToken);

    public Task<IReadOnlyList<Webhook>> AllAsync(ShopId shop, CancellationToken cancellationToken) => database.AllAsync(
        ShopScope.Of(shop), query => query.Add($"SELECT {StoredWebhookRow.Columns} FROM webhooks WHERE shop = $1 ORDER BY id").With(shop), StoredWebhookRow.Read, cancellationToken);

    public Task<Webhook?> FindAsync(ShopId shop, WebhookId id, CancellationToken cancellationToken) => database.FirstAsync(
        ShopScope.Of(shop), query => query.Add($"SELECT {StoredWebhookRow.Columns} FROM webhooks WHERE shop = $1 AND id = $2").With(shop).With(id.Value),
        StoredWebhookRow.Read, cancellationToken);

    public Task AddAsync(Webhook webhook, CancellationToken cancellationToken) => AnyAsync(
        webhook.Shop,
        query => query.Add(AddSql)
            .With(webhook.Shop).With(webhook.Id.Value).With(webhook.Url).With(WebhookEvents.BitsOf(webhook.Events)).With(webhook.Enabled).With(StorageJson.Write(webhook.Secrets))
            .With(webhook.MadeBy.Value).With(webhook.MadeAt).With(webhook.Version).With(Number(webhook.SwitchedOffAt))
            .With(webhook.Health.Failures).With(Number(webhook.Health.FailingSince)).With(webhook.Health.RestUntil),
        cancellationToken);

    public Task<bool> ChangeAsync(Webhook webhook, CancellationToken cancellationToken) => AnyAsync(
        webhook.Shop,
        query => query.Add(ChangeSql)
            .With(webhook.Shop).With(webhook.Id.Value).With(webhook.Version).With(webhook.Url).With(WebhookEvents.BitsOf(webhook.Events)).With(webhook.Enabled)
            .With(StorageJson.Write(webhook.Secrets)).With(Number(webhook.SwitchedOffAt))
            .With(webhook.Health.Failures).With(Number(webhook.Health.FailingSince)).With(webhook.Health.RestUntil),
        cancellationToken);

    public Task<bool> RemoveAsync(ShopId shop, WebhookId id, CancellationToken cancellationToken) => database.ReadAsync(
        ShopScope.Of(shop), query => query.Add(RemoveDeliveriesSql).With(shop).With(id.Value).Add(RemoveSql).With(shop).With(id.Value),
        async results => (await results.NextAsync(row => row.Flag(0))).Count > 0, cancellationToken);

    public Task<bool> SwitchOffAsync(ShopId shop, WebhookId id, DateTimeOffset at, CancellationToken cancellationToken) =>
        AnyAsync(shop, query => query.Add(SwitchOffSql).With(shop).With(id.Value).With(at), cancellationToken);

    public Task<IReadOnlyList<(ShopId Shop, WebhookId Id)>> DueAsync(DateTimeOffset at, int limit, CancellationToken cancellationToken) =>
        database.AllAsync(ShopScope.Every, query => query.Add(DueSql).With(at).With(limit), StoredWebhookRow.ReadKey, cancellationToken);

    public Task<Webhook?> TakeAsync(ShopId shop, WebhookId id, string node, DateTimeOffset at, TimeSpan lease, CancellationToken cancellationToken) => database.FirstAsync(
        ShopScope.Of(shop), query => query.Add(TakeSql).With(shop).With(id.Value).With(node).With(at).With((long)lease.TotalMilliseconds), StoredWebhookRow.Read, cancellationToken);

    public Task ReleaseAsync(ShopId shop, WebhookId id, string node, CancellationToken cancellationToken) => AnyAsync(
        shop, query => query.Add("UPDATE webhooks SET node = '', lease_until = 0 WHERE shop = $1 AND id = $2 AND node = $3").With(shop).With(id.Value).With(node), cancellationToken);

    public Task<IReadOnlyList<WebhookDelivery>> HeadsAsync(ShopId shop, WebhookId id, DateTimeOffset at, int limit, CancellationToken cancellationToken) => database.AllAsync(
        ShopScope.Of(shop), query => query.Add(HeadsSql).With(shop).With(id.Value).With(at).With(limit), StoredDeliveryRow.Read, cancellationToken);

    public Task SettleAsync(ShopId shop, WebhookId id, IReadOnlyList<WebhookDelivery> tried, WebhookHealth health, CancellationToken cancellationToken) => AnyAsync(
        shop,
        query => query.Add(SettleSql).With(shop).With(id.Value)
            .With(tried.Select(one => one.EventId).ToArray()).With(tried.Select(one => (int)one.State).ToArray()).With(tried.Select(one => one.Attempts).ToArray())
            .With(tried.Select(one => one.DueAt.ToUnixTimeMilliseconds()).ToArray()).With(tried.Select(one => Number(one.Trial?.At)).ToArray())
            .With(tried.Select(one => one.Trial?.TookMs).ToArray()).With(tried.Select(one => (int?)one.Trial?.Fault).ToArray())
            .With(tried.Select(one => one.Trial?.Status).ToArray()).With(tried.Select(one => one.Trial?.Answer).ToArray())
            .Add(HealthSql).With(shop).With(id.Value).With(health.Failures).With(Number(health.FailingSince)).With(health.RestUntil),
        cancellationToken);

    public Task AddDeliveryAsync(WebhookDelivery delivery, CancellationToken cancellationToken) => AnyAsync(
        delivery.Shop,
        query => query.Add(AddDeliverySql)
            .With(delivery.Shop).With(delivery.Webhook.Value).With(delivery.EventId).With((int)delivery.Event).With(delivery.Conversation?.Value ?? "").With(delivery.Body)
            .With(delivery.At).With(delivery.QueuedAt).With((int)delivery.State).With(delivery.Attempts).With(delivery.DueAt)
            .With(Number(delivery.Trial?.At)).With(delivery.Trial?.TookMs).With((int?)delivery.Trial?.Fault).With(delivery.Trial?.Status).With(delivery.Trial?.Answer),
        cancellationToken);

    public Task<IReadOnlyList<WebhookDelivery>> DeliveriesAsync(ShopId shop, WebhookId id, DeliveryState? state, string? before, int limit, CancellationToken cancellationToken) =>
        database.AllAsync(
            ShopScope.Of(shop),
            query =>
            {
                query.Add(state is null ? $"{Log} AND event < $4 {Newest}" : $"{Log} AND event < $4 AND state = $5 {Newest}")
                    .With(shop).With(id.Value).With(limit).With(before ?? StoredMarkRow.AfterAllIds);
                return state is { } wanted ? query.With((int)wanted) : query;
            },
            StoredDeliveryRow.Read, cancellationToken);

    public Task<WebhookDelivery?> FindDeliveryAsync(ShopId shop, WebhookId id, string eventId, CancellationToken cancellationToken) => database.FirstAsync(
        ShopScope.Of(shop), query => query.Add($"{Log} AND event = $3").With(shop).With(id.Value).With(eventId), StoredDeliveryRow.Read, cancellationToken);

    public async Task<WebhookBacklog> BacklogAsync(ShopId shop, WebhookId id, CancellationToken cancellationToken) => (await database.AllAsync(
        ShopScope.Of(shop), query => query.Add(BacklogSql).With(shop).With(id.Value).With(WebhookBacklog.Most),
        row => new WebhookBacklog((int)row.Number(0), (int)row.Number(1)), cancellationToken))[0];

    public Task<bool> ReplayAsync(ShopId shop, WebhookId id, string eventId, DateTimeOffset at, CancellationToken cancellationToken) =>
        AnyAsync(shop, query => query.Add($"{Replay} AND event = $4 RETURNING true").With(shop).With(id.Value).With(at).With(eventId), cancellationToken);

    public async Task<int> ReplayFailedAsync(ShopId shop, WebhookId id, DateTimeOffset at, CancellationToken cancellationToken) => (await database.AllAsync(
        ShopScope.Of(shop), query => query.Add($"{Replay} AND state = 2 RETURNING true").With(shop).With(id.Value).With(at), _ => true, cancellationToken)).Count;

    public async Task<int> ForgetAsync(DateTimeOffset before, int limit, CancellationToken cancellationToken) =>
        (await database.AllAsync(ShopScope.Every, query => query.Add(ForgetSql).With(before).With(limit), _ => true, cancellationToken)).Count;

    private async Task<bool> AnyAsync(ShopId shop, Func<PostgresQuery, PostgresQuery> query, CancellationToken cancellationToken) =>
        (await database.AllAsync(ShopScope.Of(shop), query, _ => true, cancellationToken)).Count > 0;

    private static long? Number(DateTimeOffset? at) => at?.ToUnixTimeMilliseconds();
}
