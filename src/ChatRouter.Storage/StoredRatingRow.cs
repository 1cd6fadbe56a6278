using ChatRouter.Core.Conversations;

namespace ChatRouter.Storage;

/// <summary>A rating's row as every database has it.</summary>
internal static class StoredRatingRow
{
    public const string Columns = "conversation, score, tags, text, at";

    public static Rating Read(IStoredRow row) =>
        new(new(row.Text(0)), (int)row.Number(1), StorageJson.Read<string[]>(row.Text(2)), row.TextOrNull(3), row.Time(4));
}
