using System.Collections.Concurrent;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Nodes;
using ChatRouter.Core.Webhooks;
using Microsoft.Extensions.Logging;

namespace ChatRouter.Storage.Postgres;

/// <summary>The journal in PostgreSQL, written by several nodes at once.</summary>
/// <remarks>
/// A batch is one transaction that returns when the disk has it (synchronous_commit=on), and takes one trip as long as the node was the last that wrote to
/// its conversations, or was told what the last one wrote. It is carried out under the node's lease: where that has lapsed nothing is written, and <see cref="NodeFencedException"/> tells.
/// Unlike other stores it takes several batches at a time; they must not be about the same conversations where the order of their writes matters.
/// </remarks>
public sealed partial class PostgresJournalStore(PostgresDatabase database, NodeMembership membership, TimeProvider clock, ILogger<PostgresJournalStore> log, Outbox? outbox = null)
    : IJournalStore, IConversationMemory, IDisposable
{
    private readonly SharedConversationCache _cache = new(database.Options.CachedConversations);
    private readonly ConcurrentBag<PostgresJournalWriter> _idle = [];

    public void Commit(IReadOnlyList<JournalWrite> writes)
    {
        var lease = membership.Current ?? throw new NodeFencedException("The node is not registered.");
        try
        {
            Commit(writes, lease);
        }
        catch (Exception exception) when (exception.ToStorage() is { } failure)
        {
            if (failure is NodeFencedException)
                membership.Fenced(lease);
            throw failure;
        }
    }

    public byte[]? Tell(ShopId shop, ConversationId conversation) => _cache.Find(new(shop, conversation)) is { } known ? ToldConversation.Write(known) : null;

    public void Hear(byte[] told)
    {
        if (ToldConversation.Read(told) is { } known)
            _cache.Set(known);
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var writer))
            writer.Dispose();
    }

    private PostgresJournalWriter? Idle()
    {
        while (_idle.TryTake(out var writer))
        {
            if (writer.IsAlive())
                return writer;
            writer.Dispose();
        }

        return null;
    }

    // A writer goes back only after it has written well: a broken one is replaced by the next batch.
    private void Commit(IReadOnlyList<JournalWrite> writes, NodeLease lease)
    {
        var writer = Idle() ?? PostgresJournalWriter.Connect(database, _cache, outbox ?? Outbox.Deaf, clock);
        try
        {
            var met = writer.Commit(writes, lease);
            if (met > 2)
                log.BatchContended(writes.Count, met);
            _idle.Add(writer);
        }
        catch (Exception exception)
        {
            if (exception is not Npgsql.PostgresException)
                log.WriterReset(exception);
            writer.Dispose();
            throw;
        }
    }
}
