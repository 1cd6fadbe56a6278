using System.ComponentModel.DataAnnotations;

namespace ChatRouter.Server.Limits;

/// <summary>How much one peer may ask for (section <c>Limits</c>). Rates are per second, bursts what may come at once.</summary>
public sealed class LimitOptions
{
    public const string Section = "Limits";

    /// <summary>False switches every rate off, for load tests. Default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Hub calls of any kind per connection. Default 50 and 200.</summary>
    [Range(0.01, 1_000_000)]
    public double CallsPerSecond { get; set; } = 50;

    [Range(1, 1_000_000)]
    public double CallBurst { get; set; } = 200;

    /// <summary>Messages per buyer, over all his connections. Default 2 and 10.</summary>
    [Range(0.01, 1_000_000)]
    public double BuyerSendsPerSecond { get; set; } = 2;

    [Range(1, 1_000_000)]
    public double BuyerSendBurst { get; set; } = 10;

    /// <summary>Messages per agent, over all his connections. Default 10 and 40.</summary>
    [Range(0.01, 1_000_000)]
    public double AgentSendsPerSecond { get; set; } = 10;

    [Range(1, 1_000_000)]
    public double AgentSendBurst { get; set; } = 40;

    /// <summary>Buyers' messages per shop: one shop's storm stays its own. Default 500 and 2,000.</summary>
    [Range(0.01, 1_000_000)]
    public double ShopSendsPerSecond { get; set; } = 500;

    [Range(1, 1_000_000)]
    public double ShopSendBurst { get; set; } = 2_000;

    /// <summary>HTTP requests of a person, over all his sessions. Default 20 and 200.</summary>
    [Range(0.01, 1_000_000)]
    public double RequestsPerSecond { get; set; } = 20;

    [Range(1, 1_000_000)]
    public double RequestBurst { get; set; } = 200;

    /// <summary>HTTP requests by a shop's API keys, all of them together: one shop's backend stays its own trouble. Default 500 and 2,000.</summary>
    [Range(0.01, 1_000_000)]
    public double KeyRequestsPerSecond { get; set; } = 500;

    [Range(1, 1_000_000)]
    public double KeyRequestBurst { get; set; } = 2_000;

    /// <summary>Images that a buyer or an agent may upload. Default 0.5 and 12.</summary>
    [Range(0.01, 1_000_000)]
    public double UploadsPerSecond { get; set; } = 0.5;

    [Range(1, 1_000_000)]
    public double UploadBurst { get; set; } = 12;

    /// <summary>Images that a buyer or an agent may fetch. Default 10 and 200.</summary>
    [Range(0.01, 1_000_000)]
    public double DownloadsPerSecond { get; set; } = 10;

    [Range(1, 1_000_000)]
    public double DownloadBurst { get; set; } = 200;

    /// <summary>How long an upload may take to come in. Default 2 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan UploadPatience { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Sessions and tickets per address and minute. Default 120.</summary>
    [Range(1, 10_000_000)]
    public int SessionsPerMinute { get; set; } = 120;

    /// <summary>Looks at one-use links, uses of them and changes of passwords, per address and minute. Default 20.</summary>
    [Range(1, 10_000_000)]
    public int LinksPerMinute { get; set; } = 20;

    /// <summary>Shops that may be signed up per address and hour, tries among them. Default 20.</summary>
    [Range(1, 10_000_000)]
    public int SignUpsPerHour { get; set; } = 20;

    /// <summary>Requests for a wall per address and minute; a television asks about every second. Default 3000.</summary>
    [Range(1, 10_000_000)]
    public int WallsPerMinute { get; set; } = 3000;

    /// <summary>Sockets that may open per second on this node; more are told to come back. Default 500.</summary>
    [Range(1, 1_000_000)]
    public int HandshakesPerSecond { get; set; } = 500;

    /// <summary>Refused calls in a row after which a connection is closed as abusive. Default 200.</summary>
    [Range(1, 1_000_000)]
    public int RefusalsUntilAbort { get; set; } = 200;

    /// <summary>Bytes of one hub frame; fits 8,000 characters of any script with every character escaped. Default 65,536.</summary>
    [Range(1_024, 1_048_576)]
    public int MaxFrameBytes { get; set; } = 65_536;

    /// <summary>Failed sign-ins in a row that lock an account. Default 5.</summary>
    [Range(1, 1_000)]
    public int FailedSignIns { get; set; } = 5;

    /// <summary>How long a locked account stays locked. Default 15 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan LockOut { get; set; } = TimeSpan.FromMinutes(15);
}
