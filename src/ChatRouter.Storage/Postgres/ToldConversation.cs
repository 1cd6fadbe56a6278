using System.Text.Json;
using ChatRouter.Core.Journal;

namespace ChatRouter.Storage.Postgres;

/// <summary>A conversation on its way to the memory of another node.</summary>
/// <param name="Schema">The newest schema file that the node knows: with another one, conversations may have more columns or fewer.</param>
internal sealed record ToldConversation(int Schema, long Revision, StoredConversation Conversation)
{
    private static readonly int KnownSchema = SchemaScript.Of("Postgres")[^1].Version;

    public static byte[] Write(VersionedConversation conversation) => StorageJson.WriteBytes(new ToldConversation(KnownSchema, conversation.Revision, conversation.Conversation));

    /// <summary>None: another version's, or damaged.</summary>
    public static VersionedConversation? Read(byte[] told)
    {
        try
        {
            return StorageJson.Read<ToldConversation>(told) is { Conversation.Record: not null } read && read.Schema == KnownSchema ? new(read.Conversation, read.Revision) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
