using ChatRouter.Core.Journal;
using ChatRouter.Core.Nodes;
using ChatRouter.Core.Webhooks;
using Npgsql;

namespace ChatRouter.Storage.Postgres;

/// <summary>One connection that commits batches, one after the other.</summary>
/// <remarks>
/// It blocks its thread, which the journal keeps for that: an answer that is awaited passes through two more threads.
/// What a batch changes is worked out here, on what the node remembers, and written by one statement if that is still so: one trip.
/// What has moved on comes back with the refusal, so that the second try is the last; only a batch that keeps meeting others locks what it needs first.
/// </remarks>
internal sealed class PostgresJournalWriter : IDisposable
{
    private const int TriesBeforeLock = 2;
    private const int MaxTries = 12;

    // A database that was restarted meanwhile must not cost the first message after it.
    private static readonly TimeSpan TrustedFor = TimeSpan.FromMilliseconds(100);

    private const string ReadSql = $"SELECT {VersionedConversation.Columns} FROM journal_read_1($1, $2, $3, $4, $5)";

    private const string FindSentSql = $"""
        SELECT s.no, {StoredMessageRow.Columns} FROM unnest($1, $2, $3, $4, $5) WITH ORDINALITY AS s (shop, msg, sender, sent_from, sent_in, no)
        CROSS JOIN LATERAL (
            SELECT {StoredMessageRow.Columns} FROM messages AS m
            WHERE m.shop COLLATE "POSIX" = s.shop AND m.client_msg_id = s.msg AND m.sender_id = s.sender AND m.sent_by = s.sent_from AND (s.sent_in IS NULL OR m.conversation = s.sent_in)
            ORDER BY m.conversation DESC LIMIT 1) AS m
        """;

    // 0: buyers; 1: agents; below 4: what buyers see.
    private const string CountSql = """
        SELECT k.no, count(m.seq) FROM unnest($1, $2) WITH ORDINALITY AS k (shop, id, no)
        LEFT JOIN messages AS m ON m.shop = k.shop AND m.conversation = k.id AND m.sent_by = 1 AND m.kind < 4 AND m.seq > (
            SELECT coalesce(max(b.seq), 0) FROM messages AS b WHERE b.shop = k.shop AND b.conversation = k.id AND b.sent_by = 0 AND b.kind < 4)
        GROUP BY k.no
        """;

    private readonly NpgsqlConnection _connection;
    private readonly SharedConversationCache _cache;
    private readonly JournalCommitCommand _commit;
    private readonly Outbox _outbox;
    private readonly TimeProvider _clock;
    private JournalCommitCommand? _commitWithOutbox;
    private long _usedAt;

    private PostgresJournalWriter(NpgsqlConnection connection, SharedConversationCache cache, Outbox outbox, TimeProvider clock)
    {
        (_clock, _usedAt) = (clock, clock.GetTimestamp());
        _connection = connection;
        _cache = cache;
        _outbox = outbox;
        _commit = new JournalCommitCommand(connection, withOutbox: false);
    }

    public static PostgresJournalWriter Connect(PostgresDatabase database, SharedConversationCache cache, Outbox outbox, TimeProvider clock)
    {
        var writer = new PostgresJournalWriter(database.Connect(), cache, outbox, clock);
        try
        {
            writer._commit.Prepare();
            return writer;
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    /// <summary>The database still answers on this connection. Asked only after a rest.</summary>
    public bool IsAlive()
    {
        if (_clock.GetElapsedTime(_usedAt) < TrustedFor)
            return true;
        try
        {
            using var ask = new NpgsqlCommand("SELECT 1", _connection);
            ask.ExecuteScalar();
            return true;
        }
        catch (Exception exception) when (exception.ToStorage() is not null)
        {
            return false;
        }
    }

    /// <summary>Commits the writes and sets their results.</summary>
    /// <returns>How many times others' changes were met.</returns>
    public int Commit(IReadOnlyList<JournalWrite> writes, NodeLease lease)
    {
        var facts = new JournalFacts(_cache);
        for (var tries = 0; tries < MaxTries; tries++)
        {
            if (tries < TriesBeforeLock ? Try(writes, lease, facts) : LockAndTry(writes, lease, facts))
            {
                _usedAt = _clock.GetTimestamp();
                return tries;
            }
        }
        throw new JournalUnavailableException("Others write to the same conversations without end.");
    }

    public void Dispose()
    {
        _commit.Dispose();
        _commitWithOutbox?.Dispose();
        _connection.Dispose();
    }

    private bool LockAndTry(IReadOnlyList<JournalWrite> writes, NodeLease lease, JournalFacts facts)
    {
        using var transaction = _connection.BeginTransaction();
        var plan = PlanOf(writes, facts);
        Read(plan.AskedConversations, plan.AskedBuyers, facts, lockThem: true);
        return Try(writes, lease, facts, transaction);
    }

    private bool Try(IReadOnlyList<JournalWrite> writes, NodeLease lease, JournalFacts facts, NpgsqlTransaction? transaction = null)
    {
        var plan = PlanOf(writes, facts);
        try
        {
            var moved = CommandFor(plan).Run(lease, plan);
            foreach (var conversation in moved)
                facts.Set(conversation);
            if (moved.Count > 0)
                return false;
            transaction?.Commit();
        }
        catch (PostgresException exception) when (exception.IsOutdated())
        {
            transaction?.Rollback();
            Read(plan.AskedConversations, plan.AskedBuyers, facts, lockThem: false);
            FindSent(plan.Probes, facts);
            return false;
        }

        foreach (var conversation in plan.Conversations)
            if (conversation.IsChanged)
                _cache.Set(conversation.Committed);
        if (plan.Outbox.Count > 0)
            _outbox.Committed();
        return true;
    }

    private JournalCommitCommand CommandFor(JournalPlan plan)
    {
        if (plan.Outbox.Count == 0)
            return _commit;
        if (_commitWithOutbox is null)
        {
            var command = new JournalCommitCommand(_connection, withOutbox: true);
            command.Prepare();
            _commitWithOutbox = command;
        }

        return _commitWithOutbox;
    }

    private JournalPlan PlanOf(IReadOnlyList<JournalWrite> writes, JournalFacts facts)
    {
        var plan = JournalPlan.Of(writes, facts, _outbox);
        while (!plan.IsComplete)
        {
            if (plan.MissingConversations.Count + plan.MissingBuyers.Count > 0)
                Read(plan.MissingConversations, plan.MissingBuyers, facts, lockThem: false);
            else
                Count(plan.MissingCounts, facts);
            plan = JournalPlan.Of(writes, facts, _outbox);
        }
        return plan;
    }

    private void Read(IReadOnlyCollection<ConversationKey> conversations, IReadOnlyCollection<BuyerKey> buyers, JournalFacts facts, bool lockThem)
    {
        var scope = ShopScope.Of(conversations.Select(key => key.Shop.Value).Concat(buyers.Select(key => key.Shop.Value)).Distinct());
        using var batch = new PostgresQuery(scope).Add(ReadSql)
            .With(conversations.Select(key => key.Shop.Value).ToArray()).With(conversations.Select(key => key.Id.Value).ToArray())
            .With(buyers.Select(key => key.Shop.Value).ToArray()).With(buyers.Select(key => key.Id.Value).ToArray())
            .With(lockThem).On(_connection);
        using var reader = batch.ExecuteReader();
        facts.Set(conversations, buyers, new PostgresResults(reader).Next(VersionedConversation.Read));
    }

    private void Count(IEnumerable<ConversationKey> conversations, JournalFacts facts)
    {
        var keys = conversations.Distinct().ToArray();
        using var batch = new PostgresQuery(ShopScope.Of(keys.Select(key => key.Shop.Value).Distinct())).Add(CountSql)
            .With(keys.Select(key => key.Shop.Value).ToArray()).With(keys.Select(key => key.Id.Value).ToArray()).On(_connection);
        using var reader = batch.ExecuteReader();
        foreach (var (number, count) in new PostgresResults(reader).Next(row => (row.Number(0), row.Number(1))))
            facts.Set(keys[number - 1], (int)count);
    }

    private void FindSent(IReadOnlyCollection<SentKey> probes, JournalFacts facts)
    {
        var keys = probes.ToArray();
        using var batch = new PostgresQuery(ShopScope.Of(keys.Select(key => key.Shop.Value).Distinct())).Add(FindSentSql)
            .With(keys.Select(key => key.Shop.Value).ToArray()).With(keys.Select(key => key.ClientMsgId).ToArray())
            .With(keys.Select(key => key.Sender).ToArray()).With(keys.Select(key => (int)key.From).ToArray())
            .With(keys.Select(key => key.Conversation?.Value).ToArray()).On(_connection);
        using var reader = batch.ExecuteReader();
        foreach (var (number, message) in new PostgresResults(reader).Next(row => (row.Number(0), StoredMessageRow.Read(row, 1))))
            facts.Set(keys[number - 1], message);
    }
}
