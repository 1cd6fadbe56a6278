using ChatRouter.Core.Supervision.Alarms;

namespace ChatRouter.Storage;

/// <summary>The rows of <c>alarms</c> and <c>alarm_mutes</c> as every database has them.</summary>
internal static class StoredAlarmRow
{
    public const string Columns = "shop, id, kind, subject, since, raised_at, resolved_at, acknowledged_by, acknowledged_at";

    public const string MuteColumns = "kind, muted_until, muted_by";

    public static Alarm Read(IStoredRow row) => new(
        new(row.Text(0)), row.Text(1), (AlarmKind)row.Number(2), row.Text(3), row.Time(4), row.TimeOrNull(5), row.TimeOrNull(6),
        row.TextOrNull(7) is { } by ? new AgentId(by) : null, row.TimeOrNull(8));

    public static AlarmMute ReadMute(IStoredRow row) => new((AlarmKind)row.Number(0), row.Time(1), new(row.Text(2)));
}
