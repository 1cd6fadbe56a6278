using ChatRouter.Core.Journal;

namespace ChatRouter.Storage.Postgres;

/// <summary>A conversation as the database had it at a revision.</summary>
internal sealed record VersionedConversation(StoredConversation Conversation, long Revision)
{
    private const int RevisionColumn = 30;

    /// <summary>The columns that <see cref="Read"/> reads.</summary>
    public const string Columns = StoredConversationRow.Columns + ", revision";

    public ConversationKey Key => new(Conversation.Record.Shop, Conversation.Record.Id);

    public BuyerKey Buyer => new(Conversation.Record.Shop, Conversation.Record.Buyer);

    public bool IsOpen => Conversation.Record.ClosedAt is null;

    public static VersionedConversation Read(PostgresRow row) => new(StoredConversationRow.Read(row), row.Number(RevisionColumn));
}
