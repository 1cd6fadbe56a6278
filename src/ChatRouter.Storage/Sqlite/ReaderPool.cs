using System.Collections.Concurrent;
using ChatRouter.Core.Journal;
using Microsoft.Data.Sqlite;

namespace ChatRouter.Storage.Sqlite;

/// <summary>A few connections that read; they see what was committed and never wait for the writer.</summary>
internal sealed class ReaderPool(SqliteDatabase database) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.5);

    private readonly SemaphoreSlim _free = new(database.Options.Readers);
    private readonly ConcurrentBag<SqliteSession> _idle = [];

    public async Task<T> ReadAsync<T>(Func<SqliteSession, T> read, CancellationToken cancellationToken)
    {
        if (!await _free.WaitAsync(Patience, cancellationToken))
            throw new JournalUnavailableException("The database is too slow.");
        try
        {
            return Read(read);
        }
        catch (SqliteException exception)
        {
            throw exception.ToUnavailable();
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var session))
            session.Dispose();
        _free.Dispose();
    }

    // A session goes back only after it has read well: a broken one is replaced by the next read.
    private T Read<T>(Func<SqliteSession, T> read)
    {
        if (!_idle.TryTake(out var session))
            session = database.Connect();
        try
        {
            var result = read(session);
            _idle.Add(session);
            return result;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }
}
