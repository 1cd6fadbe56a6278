using Microsoft.Data.Sqlite;

namespace ChatRouter.Storage.Sqlite;

/// <summary>A connection for writes that are rare: each is a durable transaction of its own, in turn with the journal's.</summary>
internal sealed class SqliteWriter(SqliteDatabase database) : IDisposable
{
    private SqliteSession? _session;

    /// <summary>Runs the work as one transaction; then, still before the next writer's turn, <paramref name="committed"/>.</summary>
    public Task<T> WriteAsync<T>(Func<SqliteSession, T> work, Action? committed, CancellationToken cancellationToken) =>
        Task.Run(() => Write(work, committed), cancellationToken);

    /// <summary>Runs work that has nothing to tell as one transaction.</summary>
    public Task WriteAsync(Action<SqliteSession> work, CancellationToken cancellationToken) => WriteAsync(
        session =>
        {
            work(session);
            return true;
        },
        null, cancellationToken);

    /// <summary>The same on this thread.</summary>
    public T Write<T>(Func<SqliteSession, T> work, Action? committed)
    {
        lock (database.WriterGate)
        {
            try
            {
                _session ??= database.Connect();
                _session.Run("BEGIN IMMEDIATE");
                var result = work(_session);
                database.Commit(_session);
                committed?.Invoke();
                return result;
            }
            catch (Exception exception)
            {
                Drop();
                if (exception is SqliteException sqlite && !sqlite.IsStatements())
                    throw sqlite.ToUnavailable();
                throw;
            }
        }
    }

    public void Dispose()
    {
        lock (database.WriterGate)
            Drop();
    }

    private void Drop()
    {
        _session?.Dispose();
        _session = null;
    }
}
