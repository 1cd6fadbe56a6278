using ChatRouter.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatRouter.Tests.Storage;

/// <summary>A database in a folder of its own, which goes with it.</summary>
internal sealed class SqliteFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chatrouter-test-");

    private readonly int _cachedConversations;
    private readonly int _recentMessages;

    public SqliteFile(int cachedConversations = 20_000, int recentMessages = 4_096)
    {
        (_cachedConversations, _recentMessages) = (cachedConversations, recentMessages);
        Database = NewDatabase();
        Database.Open();
    }

    public string Path => System.IO.Path.Combine(_folder.FullName, "sub", "chatrouter.db");

    public SqliteDatabase Database { get; }

    /// <summary>Another handle on the same file, as another process would have.</summary>
    public SqliteDatabase NewDatabase()
    {
        var options = new SqliteOptions
        {
            DataSource = Path,
            BusyTimeout = TimeSpan.FromMilliseconds(50),
            CachedConversations = _cachedConversations,
            RecentMessages = _recentMessages,
        };
        return new SqliteDatabase(Options.Create(options), NullLogger<SqliteDatabase>.Instance);
    }

    public void Dispose()
    {
        Database.Dispose();
        _folder.Delete(recursive: true);
    }
}
