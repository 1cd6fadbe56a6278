using ChatRouter.Core.Phrases;

namespace ChatRouter.Storage;

/// <summary>A quick phrase's row as every database has it: its body.</summary>
internal static class StoredPhraseRow
{
    public static QuickPhrase Read(IStoredRow row) => StorageJson.Read<QuickPhrase>(row.Text(0));
}
