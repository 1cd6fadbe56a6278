using ChatRouter.Core.Journal;
using ChatRouter.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatRouter.Benchmarks.Micro;

/// <summary>A journal in a SQLite file of that folder.</summary>
public sealed class SqliteBenchmarkStorage : IBenchmarkStorage
{
    private readonly SqliteDatabase _database;
    private readonly SqliteJournalStore _store;
    private readonly BatchingJournal _journal;

    public SqliteBenchmarkStorage(string folder, int recentMessages = 4_096)
    {
        var options = new SqliteOptions { DataSource = Path.Combine(folder, "journal.db"), RecentMessages = recentMessages };
        _database = new SqliteDatabase(Options.Create(options), NullLogger<SqliteDatabase>.Instance);
        _database.Open();
        _store = new SqliteJournalStore(_database, NullLogger<SqliteJournalStore>.Instance);
        _journal = new BatchingJournal(_store, Options.Create(new JournalOptions()), TimeProvider.System, NullLogger<BatchingJournal>.Instance);
        _journal.Start();
    }

    public IJournal Journal => _journal;

    public async ValueTask DisposeAsync()
    {
        await _journal.StopAsync(CancellationToken.None);
        _store.Dispose();
        _database.Dispose();
    }
}
