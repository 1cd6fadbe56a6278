using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace ChatRouter.Storage.Sqlite;

/// <summary>Copies SQLite's log into the database file, on a thread of its own beside the writers.</summary>
/// <remarks>
/// Writers never meet a log that they have to copy. They wait once in a while, when the log has become long: then the little that came
/// since it was last copied is copied in turn with them, after which the next writer begins the log anew.
/// </remarks>
internal sealed class Checkpointer : IDisposable
{
    private const int CopyFromPages = 1_000;
    private const int RestartFromPages = 16_000;

    // SQLITE_CHECKPOINT_NOOP: only tells how long the log is.
    private const int Look = -1;

    internal static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly SqliteDatabase _database;
    private readonly ILogger _log;
    private readonly ManualResetEventSlim _committed = new(initialState: false, spinCount: 0);
    private readonly ManualResetEventSlim _stopping = new(initialState: false, spinCount: 0);
    private readonly Thread _thread;
    private SqliteSession? _session;
    private bool _failing;

    public Checkpointer(SqliteDatabase database, ILogger log)
    {
        (_database, _log) = (database, log);
        _thread = new Thread(Run) { IsBackground = true, Name = "checkpointer" };
        _thread.Start();
    }

    /// <summary>Something was committed.</summary>
    public void Wake() => _committed.Set();

    /// <summary>Ends; a copy under way is finished.</summary>
    public void Dispose()
    {
        _stopping.Set();
        _committed.Set();
        _thread.Join();
        _session?.Dispose();
        _committed.Dispose();
        _stopping.Dispose();
    }

    // After each look a pause, so that it looks at many commits at once, and at none while nothing is committed.
    private void Run()
    {
        // Asked again after each reset, which may clear the call that was to end it.
        while (!_stopping.IsSet)
        {
            _committed.Wait();
            if (_stopping.Wait(Pause))
                return;
            _committed.Reset();
            Copy();
        }
    }

    private void Copy()
    {
        try
        {
            _session ??= _database.Connect();
            var (pages, copied) = _session.Checkpoint(Look);
            if (pages - copied >= CopyFromPages)
                _session.Checkpoint(SQLitePCL.raw.SQLITE_CHECKPOINT_PASSIVE);
            if (pages >= RestartFromPages)
                lock (_database.WriterGate)
                    _session.Checkpoint(SQLitePCL.raw.SQLITE_CHECKPOINT_PASSIVE);
            _failing = false;
        }
        catch (SqliteException exception)
        {
            if (!_failing)
                _log.CheckpointFailed(exception);
            _failing = true;
            _session?.Dispose();
            _session = null;
        }
    }
}
