using System.Collections.Immutable;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;

namespace ChatRouter.Storage.Sqlite;

/// <summary>What had been committed and not settled at some moment. Rows that are read after that moment, completed by it, are what had been committed by then, or newer.</summary>
internal readonly struct RecentSnapshot(ImmutableDictionary<ConversationKey, RecentConversations.Cell> conversations)
{
    /// <summary>The conversation's row, or what its unsettled messages made of it.</summary>
    public ConversationRecord Latest(ConversationRecord row) =>
        Newer(row) is { } recent ? recent.Record : row;

    /// <inheritdoc cref="Latest(ConversationRecord)"/>
    public StoredConversation Latest(StoredConversation row) => Newer(row.Record) ?? row;

    /// <summary>The page of messages that was read, and what follows it unsettled, up to the limit.</summary>
    public IReadOnlyList<Message> Continued(IReadOnlyList<Message> page, ConversationKey key, long afterSeq, int limit)
    {
        if (page.Count >= limit || Find(key) is not { } recent)
            return page;
        var unsettled = recent.After(page is [.., { } last] ? last.Seq : afterSeq);
        return unsettled.Count == 0 ? page : [.. page, .. unsettled.Take(limit - page.Count)];
    }

    /// <summary>The page without the words of what was taken back, by settled messages and by those that are not.</summary>
    public IReadOnlyList<Message> WithoutRecalled(IReadOnlyList<Message> page, ConversationKey key, IReadOnlyList<long> settled)
    {
        var recalled = Recalled(key, settled);
        return recalled.Count == 0 ? page : [.. page.Select(message => recalled.Contains(message.Seq) ? message.Withdrawn() : message)];
    }

    /// <summary>The numbers of the messages that were taken back, by settled messages and by those that are not.</summary>
    public IReadOnlySet<long> Recalled(ConversationKey key, IReadOnlyList<long> settled)
    {
        var recalled = settled.ToHashSet();
        if (Find(key) is { } recent)
            recalled.UnionWith(recent.Messages.Select(message => message.Recalls).OfType<long>());
        return recalled;
    }

    /// <summary>The page of marks and recalls that was read, and what follows it unsettled, up to the limit.</summary>
    public IReadOnlyList<StoredMarkRow.MarkOrRecall> Continued(IReadOnlyList<StoredMarkRow.MarkOrRecall> page, ConversationKey key, long afterSeq, int limit)
    {
        if (page.Count >= limit || Find(key) is not { } recent)
            return page;
        return [.. page, .. recent.After(page is [.., var last] ? last.Mark.Seq : afterSeq)
            .Where(message => message is { From: MessageFrom.Buyer or MessageFrom.Agent, Kind: not MessageKind.Note })
            .Take(limit - page.Count)
            .Select(message => new StoredMarkRow.MarkOrRecall(
                new(key.Id, message.Seq, message.From == MessageFrom.Agent ? new AgentId(message.SenderId!) : null, message.At), message.Recalls))];
    }

    // A row that has been settled since then holds all of that and perhaps more.
    private StoredConversation? Newer(ConversationRecord row) =>
        Find(new ConversationKey(row.Shop, row.Id)) is { } recent && recent.Now.Record.LastSeq > row.LastSeq ? recent.Now : null;

    private RecentConversation? Find(ConversationKey key) => conversations.TryGetValue(key, out var cell) ? cell.Content : null;
}
