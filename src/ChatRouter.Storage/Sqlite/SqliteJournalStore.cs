using ChatRouter.Core.Journal;
using ChatRouter.Core.Webhooks;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace ChatRouter.Storage.Sqlite;

/// <summary>The journal in a SQLite file: one writer, several readers; a commit returns when the disk has it (WAL, synchronous=FULL).</summary>
public sealed partial class SqliteJournalStore(SqliteDatabase database, ILogger<SqliteJournalStore> log, Outbox? outbox = null) : IJournalStore, IDisposable
{
    private readonly ConversationCache _cache = new(database.Options.CachedConversations);
    private readonly RecentConversations _recent = new();
    private readonly ReaderPool _readers = new(database);
    private Writer? _writer;

    public void Commit(IReadOnlyList<JournalWrite> writes)
    {
        lock (database.WriterGate)
            CommitInTurn(writes);
    }

    public void Dispose()
    {
        lock (database.WriterGate)
            DropWriter();
        _readers.Dispose();
    }

    /// <summary>Limits the pages of the file, for tests of a full disk. Never below those it has.</summary>
    internal void LimitPages(long pages)
    {
        lock (database.WriterGate)
            _writer?.Session.Execute($"PRAGMA max_page_count = {pages}");
    }

    private void CommitInTurn(IReadOnlyList<JournalWrite> writes)
    {
        try
        {
            _writer ??= NewWriter();
            _writer.Commit(writes);
        }
        catch (SqliteException exception) when (exception.IsFull())
        {
            Undo();
            throw new JournalFullException("The database has no space left.", exception);
        }
        catch (SqliteException exception) when (!exception.IsStatements())
        {
            log.WriterReset(exception);
            DropWriter();
            throw exception.ToUnavailable();
        }
        catch
        {
            Undo();
            throw;
        }
    }

    // Whatever a writer before left unsettled is settled now, as far as it was committed.
    private Writer NewWriter()
    {
        var session = database.Connect();
        try
        {
            Recovery.Run(session);
        }
        catch
        {
            session.Dispose();
            throw;
        }
        _recent.Clear();
        return new Writer(database, session, new WorkingSet(session, _cache, _recent, database.Options.RecentMessages), outbox ?? Outbox.Deaf);
    }

    private void Undo()
    {
        try
        {
            _writer?.Undo();
        }
        catch (SqliteException exception)
        {
            log.WriterReset(exception);
            DropWriter();
        }
    }

    // What was last committed is in doubt, so nothing is remembered of it; what readers are told of unsettled messages was committed before.
    private void DropWriter()
    {
        _writer?.Dispose();
        _writer = null;
        _cache.Clear();
    }

    private sealed class Writer(SqliteDatabase database, SqliteSession session, WorkingSet conversations, Outbox outbox) : IDisposable
    {
        public SqliteSession Session => session;

        public void Commit(IReadOnlyList<JournalWrite> writes)
        {
            var transaction = new SqliteJournalRows(session, conversations, outbox);
            session.Run("BEGIN IMMEDIATE");
            foreach (var write in writes)
                transaction.CarryOut(write);
            conversations.Flush();
            database.Commit(session);
            conversations.Committed();
            conversations.Clear();
            if (transaction.ToldWebhooks)
                outbox.Committed();
        }

        public void Undo()
        {
            conversations.Clear();
            session.Rollback();
        }

        public void Dispose() => session.Dispose();
    }
}
