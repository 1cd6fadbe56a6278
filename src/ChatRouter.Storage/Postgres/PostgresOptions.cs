using System.ComponentModel.DataAnnotations;

namespace ChatRouter.Storage.Postgres;

/// <summary>Which PostgreSQL database is used, and how.</summary>
public sealed class PostgresOptions
{
    /// <summary>Npgsql's connection string. The role should own the database and be no superuser: row-level security does not hold for superusers.</summary>
    [Required]
    public string ConnectionString { get; set; } = "";

    /// <summary>Connections of this node at most, readers and writers together. Default 24.</summary>
    [Range(2, 1000)]
    public int MaxConnections { get; set; } = 24;

    /// <summary>Transactions that commit messages at the same time; each shop's go through one of them. Default 2.</summary>
    [Range(1, 64)]
    public int Writers { get; set; } = 2;

    /// <summary>How long connecting or one statement may take before the database counts as not answering. Whole seconds. Default 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Conversations that the node remembers, so that writing to them needs no reading first. Default 50,000, about 1 KB each.</summary>
    [Range(2, 10_000_000)]
    public int CachedConversations { get; set; } = 50_000;

    /// <summary>How long a shop's settings may be served as they were read last, after another node changed them. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan ShopsCachedFor { get; set; } = TimeSpan.FromSeconds(5);
}
