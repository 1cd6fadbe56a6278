using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ChatRouter.Storage.Sqlite;

/// <summary>A prepared statement whose parameters are bound in the order of their question marks.</summary>
/// <remarks>Straight on SQLite's interface: a command object per row would cost more than the row.</remarks>
internal sealed class Statement : IStoredRow, IDisposable
{
    // Of all texts of a row. Longer ones are rare: SQLite copies what does not fit.
    private const int UsualSize = 512;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    // None once it is disposed of: SQLite refuses that.
    private nint _handle;
    // Where SQLite finds the texts until the statement is reset.
    private readonly byte[] _texts = GC.AllocateUninitializedArray<byte>(UsualSize, pinned: true);
    private int _used;
    private int _bound;

    public Statement(sqlite3 database, string sql)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
        _handle = _statement.DangerousGetHandle();
    }

    public void Reset()
    {
        // Its code repeats the error of the last step, which was thrown then.
        _ = SqliteCalls.Reset(_handle);
        (_bound, _used) = (0, 0);
    }

    public Statement Bind(string? value)
    {
        if (value is null)
        {
            Check(SqliteCalls.BindNull(_handle, ++_bound));
            return this;
        }
        var free = _texts.AsSpan(_used);
        if (Encoding.UTF8.TryGetBytes(value, free, out var length))
        {
            Check(SqliteCalls.BindStaying(_handle, ++_bound, in MemoryMarshal.GetReference(free), length, 0));
            _used += length;
        }
        else
        {
            Check(raw.sqlite3_bind_text(_statement, ++_bound, Encoding.UTF8.GetBytes(value)));
        }
        return this;
    }

    public Statement Bind(long value)
    {
        Check(SqliteCalls.BindNumber(_handle, ++_bound, value));
        return this;
    }

    public Statement BindOrNull(long? value) => value is { } number ? Bind(number) : Bind((string?)null);

    public Statement Bind(DateTimeOffset at) => Bind(at.ToUnixTimeMilliseconds());

    public Statement Bind(DateTimeOffset? at) => at is { } time ? Bind(time) : Bind((string?)null);

    /// <summary>Goes to the next row; false when there is none.</summary>
    public bool Step()
    {
        var code = SqliteCalls.Step(_handle);
        if (code == raw.SQLITE_ROW)
            return true;
        if (code != raw.SQLITE_DONE)
            Check(code);
        return false;
    }

    /// <summary>Runs to the end, and is ready for the next time.</summary>
    public void Run()
    {
        while (Step())
        {
        }
        Reset();
    }

    /// <summary>The first row, or none.</summary>
    public T? First<T>(Func<Statement, T> read) where T : class
    {
        var found = Step() ? read(this) : null;
        Reset();
        return found;
    }

    /// <summary>Every row.</summary>
    public IReadOnlyList<T> All<T>(Func<Statement, T> read)
    {
        var rows = new List<T>();
        while (Step())
            rows.Add(read(this));
        Reset();
        return rows;
    }

    /// <summary>The number in the only row.</summary>
    public long Count()
    {
        Step();
        var count = Number(0);
        Reset();
        return count;
    }

    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public long Number(int column) => raw.sqlite3_column_int64(_statement, column);

    public long? NumberOrNull(int column) => IsNull(column) ? null : Number(column);

    public bool Flag(int column) => Number(column) != 0;

    public DateTimeOffset Time(int column) => DateTimeOffset.FromUnixTimeMilliseconds(Number(column));

    public DateTimeOffset? TimeOrNull(int column) => IsNull(column) ? null : Time(column);

    public void Dispose()
    {
        _handle = 0;
        _statement.Dispose();
    }

    private bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
            SqliteException.ThrowExceptionForRC(code, _database);
    }
}
