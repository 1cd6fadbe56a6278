using System.Text.Json;
using ChatRouter.Core.Journal;

namespace ChatRouter.Storage.Postgres;

/// <summary>A conversation on its way to the memory of another node.</summary>
/// <param name="Build">What the node is built of: another one may keep more of a conversation, or elsewhere, and what was not understood would be written back as nothing.</param>
internal sealed record ToldConversation(Guid Build, long Revision, StoredConversation Conversation)
{
    private static readonly Guid ThisBuild = typeof(StoredConversation).Module.ModuleVersionId;

    public static byte[] Write(VersionedConversation conversation) => StorageJson.WriteBytes(new ToldConversation(ThisBuild, conversation.Revision, conversation.Conversation));

    /// <summary>None: another build's, or damaged.</summary>
    public static VersionedConversation? Read(byte[] told)
    {
        try
        {
            return StorageJson.Read<ToldConversation>(told) is { Conversation.Record: not null } read && read.Build == ThisBuild ? new(read.Conversation, read.Revision) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
