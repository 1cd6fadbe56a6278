using System.ComponentModel.DataAnnotations;

namespace ChatRouter.Storage.Sqlite;

/// <summary>Where and how the SQLite database is kept.</summary>
public sealed class SqliteOptions
{
    /// <summary>The database file; its folder is made when missing. One server process at a time may have it open. Default <c>data/chatrouter.db</c>.</summary>
    [Required]
    public string DataSource { get; set; } = "data/chatrouter.db";

    /// <summary>Connections that read at the same time. Default 4.</summary>
    [Range(1, 64)]
    public int Readers { get; set; } = 4;

    /// <summary>How long a statement waits for a lock that another program holds on the file. Default 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Conversations that the writer keeps in memory. Default 20,000, about 1 KB each.</summary>
    [Range(2, 10_000_000)]
    public int CachedConversations { get; set; } = 20_000;

    /// <summary>Messages that wait to be put into their conversation's place, so that this is done for many at once; after a burst up to twice as many. Default 4,096, about 1 KB each in memory.</summary>
    [Range(1, 1_000_000)]
    public int RecentMessages { get; set; } = 4_096;
}
