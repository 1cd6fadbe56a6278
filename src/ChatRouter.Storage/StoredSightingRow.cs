using ChatRouter.Core.Shops;

namespace ChatRouter.Storage;

/// <summary>A row of <c>page_sightings</c> as every database has it.</summary>
internal static class StoredSightingRow
{
    public const string Columns = "origin, at";

    public static PageSighting Read(IStoredRow row) => new(row.Text(0), row.Time(1));
}
