namespace ChatRouter.Storage;

/// <summary>Statements on webhooks that every database understands, with the name of an answer's place put in.</summary>
internal static class WebhookSql
{
    public const string LatestChange = "SELECT coalesce(max(no), 0), '' FROM webhook_changes";

    /// <summary>Walks from one webhook that has something waiting to the next, whatever each has.</summary>
    public const string Waiting = """
        WITH RECURSIVE waiting (webhook) AS (
            SELECT min(d.webhook) FROM webhook_deliveries AS d WHERE d.state = 0
            UNION ALL
            SELECT (SELECT min(d.webhook) FROM webhook_deliveries AS d WHERE d.state = 0 AND d.webhook > w.webhook) FROM waiting AS w WHERE w.webhook IS NOT NULL)
        SELECT w.shop, w.id FROM waiting JOIN webhooks AS w ON w.id = waiting.webhook
        """;
}
