using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;

namespace ChatRouter.Storage.Sqlite;

/// <summary>A conversation with messages that are not settled yet, as it is after them. Immutable.</summary>
/// <param name="Position">Of its first such message in <c>recent_messages</c>.</param>
internal sealed record RecentConversation(StoredConversation Now, long Position, RecentConversation.Link Newest)
{
    /// <summary>A conversation whose messages were all settled before these.</summary>
    public static RecentConversation Of(StoredConversation now, IReadOnlyList<Message> messages, long position) => new(now, position, LinkAll(null, messages)!);

    /// <summary>The conversation after these messages more.</summary>
    public RecentConversation With(StoredConversation now, IReadOnlyList<Message> messages) => new(now, Position, LinkAll(Newest, messages)!);

    /// <summary>How many messages of it are not settled.</summary>
    public int Count => Newest.Count;

    /// <summary>Its unsettled messages, oldest first.</summary>
    public IReadOnlyList<Message> Messages => After(0);

    /// <summary>Its unsettled messages above that number, oldest first.</summary>
    public IReadOnlyList<Message> After(long seq)
    {
        var messages = new List<Message>();
        for (Link? link = Newest; link is not null && link.Message.Seq > seq; link = link.Before)
            messages.Add(link.Message);
        messages.Reverse();
        return messages;
    }

    /// <summary>The unsettled message of that number, if it is one.</summary>
    public Message? Find(long seq)
    {
        for (Link? link = Newest; link is not null; link = link.Before)
            if (link.Message.Seq == seq)
                return link.Message;
        return null;
    }

    private static Link? LinkAll(Link? before, IReadOnlyList<Message> messages)
    {
        for (var i = 0; i < messages.Count; i++)
            before = new Link(messages[i], before);
        return before;
    }

    /// <summary>A message and those before it.</summary>
    internal sealed record Link(Message Message, Link? Before)
    {
        public int Count { get; } = (Before?.Count ?? 0) + 1;
    }
}
