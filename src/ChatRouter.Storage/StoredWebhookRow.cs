using ChatRouter.Core.Webhooks;

namespace ChatRouter.Storage;

/// <summary>A row of <c>webhooks</c> as every database has it.</summary>
internal static class StoredWebhookRow
{
    public const string Columns = "shop, id, url, events, enabled, secrets, made_by, made_at, version, switched_off_at, failures, failing_since, rest_until";

    public static Webhook Read(IStoredRow row) => new()
    {
        Shop = new ShopId(row.Text(0)),
        Id = new WebhookId(row.Text(1)),
        Url = row.Text(2),
        Events = WebhookEvents.Of((int)row.Number(3)),
        Enabled = row.Flag(4),
        Secrets = StorageJson.Read<string[]>(row.Text(5)),
        MadeBy = new AgentId(row.Text(6)),
        MadeAt = row.Time(7),
        Version = row.Number(8),
        SwitchedOffAt = row.TimeOrNull(9),
        Health = new WebhookHealth((int)row.Number(10), row.TimeOrNull(11), row.Time(12)),
    };

    public static WebhookListener ReadListener(IStoredRow row) => new(new ShopId(row.Text(0)), new WebhookId(row.Text(1)), (int)row.Number(2));

    public static WebhookChange ReadChange(IStoredRow row) => new(row.Number(0), new ShopId(row.Text(1)));

    public static (ShopId Shop, WebhookId Id) ReadKey(IStoredRow row) => (new ShopId(row.Text(0)), new WebhookId(row.Text(1)));
}
