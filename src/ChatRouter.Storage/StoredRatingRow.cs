using ChatRouter.Core.Journal;

namespace ChatRouter.Storage;

/// <summary>A rating's row as every database has it: conversation, score, tags, text, when.</summary>
internal static class StoredRatingRow
{
    public static StoredRating Read(IStoredRow row) =>
        new(new ConversationId(row.Text(0)), (int)row.Number(1), StorageJson.Read<IReadOnlyList<string>>(row.Text(2)), row.TextOrNull(3), row.Time(4));
}
