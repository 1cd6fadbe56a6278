using ChatRouter.Core.Journal;
using ChatRouter.Core.Nodes;
using Npgsql;

namespace ChatRouter.Storage.Postgres;

/// <summary>One connection that commits batches, one after the other.</summary>
/// <remarks>
/// What a batch changes is worked out here, on what the node remembers, and written by one statement if that is still so: one trip.
/// What has moved on comes back with the refusal, so that the second try is the last; only a batch that keeps meeting others locks what it needs first.
/// </remarks>
internal sealed class PostgresJournalWriter : IAsyncDisposable
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

    private readonly NpgsqlConnection _connection;
    private readonly SharedConversationCache _cache;
    private readonly JournalCommitCommand _commit;
    private readonly TimeProvider _clock;
    private long _usedAt;

    private PostgresJournalWriter(NpgsqlConnection connection, SharedConversationCache cache, TimeProvider clock)
    {
        (_clock, _usedAt) = (clock, clock.GetTimestamp());
        _connection = connection;
        _cache = cache;
        _commit = new JournalCommitCommand(connection);
    }

    public static async Task<PostgresJournalWriter> ConnectAsync(PostgresDatabase database, SharedConversationCache cache, TimeProvider clock, CancellationToken cancellationToken)
    {
        var writer = new PostgresJournalWriter(await database.ConnectAsync(cancellationToken), cache, clock);
        try
        {
            await writer._commit.PrepareAsync(cancellationToken);
            return writer;
        }
        catch
        {
            await writer.DisposeAsync();
            throw;
        }
    }

    /// <summary>The database still answers on this connection. Asked only after a rest.</summary>
    public async Task<bool> IsAliveAsync(CancellationToken cancellationToken)
    {
        if (_clock.GetElapsedTime(_usedAt) < TrustedFor)
            return true;
        try
        {
            await using var ask = new NpgsqlCommand("SELECT 1", _connection);
            await ask.ExecuteScalarAsync(cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception.ToStorage() is not null)
        {
            return false;
        }
    }

    /// <summary>Commits the writes and sets their results.</summary>
    /// <returns>How many times others' changes were met.</returns>
    public async Task<int> CommitAsync(IReadOnlyList<JournalWrite> writes, NodeLease lease, CancellationToken cancellationToken)
    {
        var facts = new JournalFacts(_cache);
        for (var tries = 0; tries < MaxTries; tries++)
        {
            if (await (tries < TriesBeforeLock ? TryAsync(writes, lease, facts, cancellationToken) : LockAndTryAsync(writes, lease, facts, cancellationToken)))
            {
                _usedAt = _clock.GetTimestamp();
                return tries;
            }
        }
        throw new JournalUnavailableException("Others write to the same conversations without end.");
    }

    public async ValueTask DisposeAsync()
    {
        _commit.Dispose();
        await _connection.DisposeAsync();
    }

    private async Task<bool> LockAndTryAsync(IReadOnlyList<JournalWrite> writes, NodeLease lease, JournalFacts facts, CancellationToken cancellationToken)
    {
        await using var transaction = await _connection.BeginTransactionAsync(cancellationToken);
        var plan = await PlanAsync(writes, facts, cancellationToken);
        await ReadAsync(plan.AskedConversations, plan.AskedBuyers, facts, lockThem: true, cancellationToken);
        return await TryAsync(writes, lease, facts, cancellationToken, transaction);
    }

    private async Task<bool> TryAsync(
        IReadOnlyList<JournalWrite> writes, NodeLease lease, JournalFacts facts, CancellationToken cancellationToken, NpgsqlTransaction? transaction = null)
    {
        var plan = await PlanAsync(writes, facts, cancellationToken);
        try
        {
            var moved = await _commit.RunAsync(lease, plan, cancellationToken);
            foreach (var conversation in moved)
                facts.Set(conversation);
            if (moved.Count > 0)
                return false;
            if (transaction is not null)
                await transaction.CommitAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.IsOutdated())
        {
            if (transaction is not null)
                await transaction.RollbackAsync(cancellationToken);
            await ReadAsync(plan.AskedConversations, plan.AskedBuyers, facts, lockThem: false, cancellationToken);
            await FindSentAsync(plan.Probes, facts, cancellationToken);
            return false;
        }

        foreach (var conversation in plan.Conversations)
            if (conversation.IsChanged)
                _cache.Set(conversation.Committed);
        return true;
    }

    private async Task<JournalPlan> PlanAsync(IReadOnlyList<JournalWrite> writes, JournalFacts facts, CancellationToken cancellationToken)
    {
        var plan = JournalPlan.Of(writes, facts);
        while (!plan.IsComplete)
        {
            await ReadAsync(plan.MissingConversations, plan.MissingBuyers, facts, lockThem: false, cancellationToken);
            plan = JournalPlan.Of(writes, facts);
        }
        return plan;
    }

    private async Task ReadAsync(
        IReadOnlyCollection<ConversationKey> conversations, IReadOnlyCollection<BuyerKey> buyers, JournalFacts facts, bool lockThem, CancellationToken cancellationToken)
    {
        var scope = ShopScope.Of(conversations.Select(key => key.Shop.Value).Concat(buyers.Select(key => key.Shop.Value)).Distinct());
        await using var batch = new PostgresQuery(_connection, scope).Add(ReadSql)
            .With(conversations.Select(key => key.Shop.Value).ToArray()).With(conversations.Select(key => key.Id.Value).ToArray())
            .With(buyers.Select(key => key.Shop.Value).ToArray()).With(buyers.Select(key => key.Id.Value).ToArray())
            .With(lockThem).Batch;
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        facts.Set(conversations, buyers, await new PostgresResults(reader, cancellationToken).NextAsync(VersionedConversation.Read));
    }

    private async Task FindSentAsync(IReadOnlyCollection<SentKey> probes, JournalFacts facts, CancellationToken cancellationToken)
    {
        var keys = probes.ToArray();
        await using var batch = new PostgresQuery(_connection, ShopScope.Of(keys.Select(key => key.Shop.Value).Distinct())).Add(FindSentSql)
            .With(keys.Select(key => key.Shop.Value).ToArray()).With(keys.Select(key => key.ClientMsgId).ToArray())
            .With(keys.Select(key => key.Sender).ToArray()).With(keys.Select(key => (int)key.From).ToArray())
            .With(keys.Select(key => key.Conversation?.Value).ToArray()).Batch;
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        foreach (var (number, message) in await new PostgresResults(reader, cancellationToken).NextAsync(row => (row.Number(0), StoredMessageRow.Read(row, 1))))
            facts.Set(keys[number - 1], message);
    }
}
