using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatRouter.Storage.Sqlite;

/// <summary>The database file: held by this process alone, migrated, and where connections come from.</summary>
/// <remarks>Writers take turns by <see cref="WriterGate"/>, so that they never wait for SQLite's lock, which is not fair.</remarks>
public sealed class SqliteDatabase(IOptions<SqliteOptions> options, ILogger<SqliteDatabase> log) : IDisposable
{
    // Before it, a checkpoint beside a writer could lose committed writes: the WAL-reset bug.
    private const int OldestLibrary = 3_051_003;

    private readonly string _path = Path.GetFullPath(options.Value.DataSource);
    private FileStream? _hold;
    private Checkpointer? _checkpointer;

    static SqliteDatabase()
    {
        SQLitePCL.Batteries_V2.Init();
        // A session is for one thread at a time, so SQLite need not lock what it does within one; and nobody asks it how much memory it has.
        // It refuses both where somebody used it before, which costs time and nothing else.
        _ = SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MULTITHREAD);
        _ = SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    internal SqliteOptions Options => options.Value;

    /// <summary>Held by whoever writes.</summary>
    internal Lock WriterGate { get; } = new();

    /// <summary>A folder beside the file, for what is too large for it.</summary>
    internal string FolderOf(string name) => Path.Combine(Path.GetDirectoryName(_path)!, name);

    /// <summary>Takes the file for this process and brings its schema up to date. Repeatable.</summary>
    /// <exception cref="InvalidOperationException">Another process has it, it was made by a newer version, or the SQLite library is too old.</exception>
    public void Open()
    {
        if (_hold is not null)
            return;
        if (SQLitePCL.raw.sqlite3_libversion_number() < OldestLibrary)
            throw new InvalidOperationException($"The SQLite library is {SQLitePCL.raw.sqlite3_libversion().utf8_to_string()}; 3.51.3 or newer is needed. Install the server with the libraries that it was built with.");
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        _hold = Hold();
        using var session = Connect();
        var version = Migrator.Migrate(session);
        Recovery.Run(session);
        RoutingRow.PublishFirst(session, TimeProvider.System.GetUtcNow());
        _checkpointer = new Checkpointer(this, log);
        log.DatabaseOpened(_path, version);
    }

    /// <summary>What the file holds, changing nothing, also while a server uses it.</summary>
    /// <exception cref="InvalidOperationException">It was made by a newer version, or is no database.</exception>
    internal SchemaState Look()
    {
        if (!File.Exists(_path))
            return StateOf(0);
        try
        {
            var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _path, Pooling = false, Mode = SqliteOpenMode.ReadOnly }.ToString());
            connection.Open();
            using var session = new SqliteSession(connection);
            return StateOf(Migrator.PresentIn(session));
        }
        catch (SqliteException exception)
        {
            throw new InvalidOperationException($"The database {_path} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>A new connection, to read and write.</summary>
    internal SqliteSession Connect()
    {
        if (_hold is null)
            throw new InvalidOperationException("The database is not open.");
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            var session = new SqliteSession(connection);
            session.Execute($"""
                PRAGMA busy_timeout = {(long)Options.BusyTimeout.TotalMilliseconds};
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = FULL;
                PRAGMA cache_size = -8192;
                PRAGMA wal_autocheckpoint = 0;
                PRAGMA journal_size_limit = 67108864;
                """);
            return session;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Commits the session's transaction; returns when the disk has it.</summary>
    internal void Commit(SqliteSession session)
    {
        session.Run("COMMIT");
        _checkpointer?.Wake();
    }

    public void Dispose()
    {
        _checkpointer?.Dispose();
        _checkpointer = null;
        _hold?.Dispose();
        _hold = null;
    }

    private SchemaState StateOf(int present) => new(_path, present, [.. Migrator.Lacking(present).Select(script => script.Name)]);

    // The operating system lets go of it when the process dies, however it dies.
    private FileStream Hold()
    {
        try
        {
            return new FileStream(_path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new InvalidOperationException($"The database {_path} is in use by another server process, or its folder cannot be written.", exception);
        }
    }
}
