using Microsoft.Data.Sqlite;

namespace ChatRouter.Storage.Sqlite;

/// <summary>One connection and its prepared statements. For one thread at a time.</summary>
internal sealed class SqliteSession(SqliteConnection connection) : IDisposable
{
    // By reference: the texts are constants, and hashing them would cost more than running them.
    private readonly Dictionary<string, Statement> _statements = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether no transaction is open.</summary>
    public bool IsAutocommit => SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) != 0;

    /// <summary>The prepared statement of that text, ready for new parameters.</summary>
    /// <param name="sql">A constant.</param>
    public Statement Prepare(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
            _statements.Add(sql, statement = new Statement(connection.Handle!, sql));
        statement.Reset();
        return statement;
    }

    /// <summary>Runs a constant text that gives no rows.</summary>
    public void Run(string sql) => Prepare(sql).Run();

    /// <summary>Runs any number of statements, not kept prepared.</summary>
    public void Execute(string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Only constants, schema files and validated numbers come here.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>Undoes the open transaction, if there is one.</summary>
    public void Rollback()
    {
        foreach (var statement in _statements.Values)
            statement.Reset();
        if (!IsAutocommit)
            Run("ROLLBACK");
    }

    /// <summary>Copies the log into the database file.</summary>
    /// <returns>The pages in the log, and how many of them are copied.</returns>
    public (int Pages, int Copied) Checkpoint(int mode)
    {
        var code = SQLitePCL.raw.sqlite3_wal_checkpoint_v2(connection.Handle, null, mode, out var pages, out var copied);
        SqliteException.ThrowExceptionForRC(code, connection.Handle);
        return (pages, copied);
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
            statement.Dispose();
        connection.Dispose();
    }
}
