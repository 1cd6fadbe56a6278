using ChatRouter.Core.Supervision.Alarms;

namespace ChatRouter.Storage;

/// <summary>The rows of <c>alarms</c> and <c>alarm_mutes</c> as every database has them.</summary>
internal static class StoredAlarmRow
{
    public const string Columns = "shop, id, kind, subject, since, raised_at, resolved_at, acknowledged_by, acknowledged_at";

    public const string MuteColumns = "kind, muted_until, muted_by";

    /// <summary>Walks from one shop to the next, so that many open conversations of one cost as little as one. <paramref name="shop"/>: as the index of the open ones names it.</summary>
    public static string ConcernedSql(string shop) => $"""
        WITH RECURSIVE
        talking (shop) AS (
            SELECT min({shop}) FROM conversations WHERE closed_at IS NULL
            UNION ALL
            SELECT (SELECT min({shop}) FROM conversations WHERE closed_at IS NULL AND {shop} > t.shop) FROM talking AS t WHERE t.shop IS NOT NULL)
        SELECT shop FROM talking WHERE shop IS NOT NULL
        UNION
        SELECT {shop} FROM alarms WHERE resolved_at IS NULL
        """;

    public static Alarm Read(IStoredRow row) => new(
        new(row.Text(0)), row.Text(1), (AlarmKind)row.Number(2), row.Text(3), row.Time(4), row.TimeOrNull(5), row.TimeOrNull(6),
        row.TextOrNull(7) is { } by ? new AgentId(by) : null, row.TimeOrNull(8));

    public static AlarmMute ReadMute(IStoredRow row) => new((AlarmKind)row.Number(0), row.Time(1), new(row.Text(2)));
}
