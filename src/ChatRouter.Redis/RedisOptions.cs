using System.ComponentModel.DataAnnotations;

namespace ChatRouter.Redis;

/// <summary>Which Redis is used, and how.</summary>
public sealed class RedisOptions
{
    /// <summary>One server, the known nodes of a cluster, or master and replicas: <c>host:port,host:port</c>, with StackExchange.Redis' options behind. Default <c>localhost:6379</c>.</summary>
    /// <remarks>With Sentinel: the Sentinels and <see cref="SentinelService"/>, or else all servers that they watch, each of which is asked for its role every few seconds and whenever a connection is lost.</remarks>
    [Required]
    public string ConnectionString { get; set; } = "localhost:6379";

    /// <summary>Set: the end points are Sentinels, and this is the name of the master they watch. Default none.</summary>
    /// <remarks>The Sentinels are asked with TLS where the servers are.</remarks>
    public string? SentinelService { get; set; }

    /// <summary>The ACL user at the Sentinels. Default none: Redis' <c>default</c>.</summary>
    public string? SentinelUserName { get; set; }

    /// <summary>Expected by the Sentinels. Default none, whatever the servers expect.</summary>
    public string? SentinelPassword { get; set; }

    /// <summary>The ACL user. Wins over the connection string's. Default none: Redis' <c>default</c>.</summary>
    public string? UserName { get; set; }

    /// <summary>Wins over the connection string's. Default none.</summary>
    public string? Password { get; set; }

    /// <summary>Speaks TLS. Default no.</summary>
    public bool Tls { get; set; }

    /// <summary>A PEM file: speaks TLS, and trusts the certificates of this authority in place of those that the machine trusts. Default none.</summary>
    public string? TlsAuthority { get; set; }

    /// <summary>As <see cref="Tls"/> and <see cref="TlsAuthority"/> say.</summary>
    internal bool SpeaksTls => Tls || TlsAuthority is not null;

    /// <summary>What every key and channel begins with. Installations that share a Redis need different ones. Default <c>cr:</c>.</summary>
    [Required]
    [RegularExpression("^[^{}*?\\[\\]]{1,64}$")]
    public string KeyPrefix { get; set; } = "cr:";

    /// <summary>How long a call may take. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan OperationTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long the start waits for the first connection before it goes on without. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);
}
