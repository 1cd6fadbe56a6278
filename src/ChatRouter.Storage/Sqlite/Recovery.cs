using ChatRouter.Core.Journal;

namespace ChatRouter.Storage.Sqlite;

/// <summary>Settles every message that an earlier writer had left unsettled.</summary>
internal static class Recovery
{
    /// <summary>One transaction; nothing to do after a run of it.</summary>
    public static void Run(SqliteSession session)
    {
        session.Run("BEGIN IMMEDIATE");
        try
        {
            Settle(session);
            RecentMessageRow.DeleteBefore(session, long.MaxValue);
            session.Run("COMMIT");
        }
        catch
        {
            session.Rollback();
            throw;
        }
    }

    private static void Settle(SqliteSession session)
    {
        var conversations = new Dictionary<ConversationKey, StoredConversation>();
        foreach (var (shop, message) in RecentMessageRow.All(session))
        {
            SentRow.InsertMissing(session, shop, message);
            var key = new ConversationKey(shop, message.ConversationId);
            if (!conversations.TryGetValue(key, out var before))
                before = ConversationRow.Find(session, key) ?? throw new InvalidDataException($"An unsettled message of conversation {key.Id}, which is not there.");
            if (message.Seq > before.Record.LastSeq)
                MessageRow.Insert(session, shop, message);
            conversations[key] = message.Seq > before.Record.LastSeq ? before.With(message) : before;
        }
        foreach (var conversation in conversations.Values)
            ConversationRow.UpdateFlow(session, conversation);
    }
}
