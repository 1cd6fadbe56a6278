using ChatRouter.Core.Journal;

namespace ChatRouter.Storage.Postgres;

/// <summary>A conversation that a batch found at that revision, or opens where it is 0, and how the batch leaves it.</summary>
internal sealed class PlannedConversation(VersionedConversation found)
{
    public StoredConversation Now { get; set; } = found.Conversation;

    public long Revision => found.Revision;

    public bool IsNew => Revision == 0;

    public bool IsChanged => IsNew || !ReferenceEquals(Now, found.Conversation);

    public ConversationKey Key => found.Key;

    public BuyerKey Buyer => found.Buyer;

    /// <summary>As it is once the batch is committed.</summary>
    public VersionedConversation Committed => new(Now, Revision + 1);
}
