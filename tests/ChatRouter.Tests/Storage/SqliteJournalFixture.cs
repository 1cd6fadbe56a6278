using ChatRouter.Core.Journal;
using ChatRouter.Storage.Sqlite;
using ChatRouter.TestKit.Journal;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatRouter.Tests.Storage;

/// <summary>A SQLite journal in a file of its own.</summary>
internal sealed class SqliteJournalFixture : JournalStoreFixture
{
    private readonly SqliteFile _file;
    private readonly SqliteJournalStore _store;

    public SqliteJournalFixture(int cachedConversations = 20_000, int recentMessages = 4_096)
    {
        _file = new SqliteFile(cachedConversations, recentMessages);
        _store = new SqliteJournalStore(_file.Database, NullLogger<SqliteJournalStore>.Instance);
    }

    public override IJournalStore Store => _store;

    public override async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={_file.Path};Pooling=False");
        await connection.OpenAsync();
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The specification's own text.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    public override Task SetFullAsync(bool full)
    {
        _store.LimitPages(full ? 1 : int.MaxValue);
        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync()
    {
        _store.Dispose();
        _file.Dispose();
        return ValueTask.CompletedTask;
    }
}
