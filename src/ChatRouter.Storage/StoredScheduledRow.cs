using ChatRouter.Core.Shops.Plans;

namespace ChatRouter.Storage;

/// <summary>The rows of <c>scheduled_publications</c> as every database has them.</summary>
internal static class StoredScheduledRow
{
    public const string Columns = "id, due_at, origin, body, actor, reason, at, known, failure, failed_at";

    public static ScheduledPublication Read(IStoredRow row) => new(
        row.Text(0), row.Time(1), PlanJson.Read(row.Text(2)), PlanJson.Read(row.Text(3)), new(row.Text(4)), row.Text(5), row.Time(6), StorageJson.Read<string[]>(row.Text(7)),
        row.TextOrNull(8) is { } code && row.TimeOrNull(9) is { } at ? new PublicationFailure(code, at) : null);

    public static DuePublication ReadDue(IStoredRow row) => new(new(row.Text(0)), row.Text(1));
}
