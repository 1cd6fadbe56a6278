using ChatRouter.Core.Webhooks;

namespace ChatRouter.Storage.Sqlite;

/// <summary>The rows of <c>webhook_deliveries</c>.</summary>
internal static class DeliveryRow
{
    private const string InsertSql = """
        INSERT INTO webhook_deliveries (shop, webhook, event, kind, conversation, body, made_at, queued_at, due_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    private const string AddSql = $"INSERT INTO webhook_deliveries ({StoredDeliveryRow.Columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private const string SettleSql = """
        UPDATE webhook_deliveries SET state = ?, attempts = ?, due_at = ?, tried_at = ?, took_ms = ?, fault = ?, status = ?, answer = ?
        WHERE shop = ? AND webhook = ? AND event = ? AND state = 0
        """;

    public static void Insert(SqliteSession session, OutboxEntry entry) =>
        session.Prepare(InsertSql)
            .Bind(entry.For.Shop.Value).Bind(entry.For.Webhook.Value).Bind(entry.EventId).Bind((long)entry.Event).Bind(entry.Conversation?.Value ?? "").Bind(entry.Body)
            .Bind(entry.At).Bind(entry.At).Bind(entry.At)
            .Run();

    public static void Add(SqliteSession session, WebhookDelivery delivery) =>
        BindTrial(
            session.Prepare(AddSql)
                .Bind(delivery.Shop.Value).Bind(delivery.Webhook.Value).Bind(delivery.EventId).Bind((long)delivery.Event).Bind(delivery.Conversation?.Value ?? "").Bind(delivery.Body)
                .Bind(delivery.At).Bind(delivery.QueuedAt).Bind((long)delivery.State).Bind(delivery.Attempts).Bind(delivery.DueAt),
            delivery.Trial).Run();

    public static void Settle(SqliteSession session, WebhookDelivery delivery) =>
        BindTrial(session.Prepare(SettleSql).Bind((long)delivery.State).Bind(delivery.Attempts).Bind(delivery.DueAt), delivery.Trial)
            .Bind(delivery.Shop.Value).Bind(delivery.Webhook.Value).Bind(delivery.EventId)
            .Run();

    private static Statement BindTrial(Statement statement, DeliveryTrial? trial) =>
        statement.Bind(trial?.At).BindOrNull(trial?.TookMs).BindOrNull((long?)trial?.Fault).BindOrNull(trial?.Status).Bind(trial?.Answer);
}
