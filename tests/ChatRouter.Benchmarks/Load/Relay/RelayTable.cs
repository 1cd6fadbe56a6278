using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace ChatRouter.Benchmarks.Load.Relay;

/// <summary>A table of SQLite with a row for each message and nothing else: no index, no conversation, no id that could be met again.</summary>
[SuppressMessage("Reliability", "CA1001", Justification = "Lives as long as its process.")]
internal sealed class RelayTable : IRelayStore
{
    private readonly SqliteConnection _database;
    private readonly SqliteCommand _insert;
    private readonly SqliteParameter _message;

    public RelayTable(string path)
    {
        _database = new SqliteConnection($"Data Source={path}");
        _database.Open();
        using var make = new SqliteCommand(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE messages (position INTEGER PRIMARY KEY, message BLOB NOT NULL)", _database);
        make.ExecuteNonQuery();
        _insert = new SqliteCommand("INSERT INTO messages (message) VALUES ($message)", _database);
        _message = _insert.Parameters.Add("$message", SqliteType.Blob);
    }

    public void Commit(IReadOnlyList<byte[]> messages)
    {
        using var transaction = _database.BeginTransaction();
        _insert.Transaction = transaction;
        foreach (var message in messages)
        {
            _message.Value = message;
            _insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }
}
