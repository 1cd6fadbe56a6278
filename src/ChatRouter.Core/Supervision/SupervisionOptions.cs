using System.ComponentModel.DataAnnotations;

namespace ChatRouter.Core.Supervision;

/// <summary>What a shop's service is measured by, and when its supervisors are called (section <c>Supervision</c>).</summary>
public sealed class SupervisionOptions
{
    public const string Section = "Supervision";

    /// <summary>Where a day begins at midnight: an IANA name such as <c>Asia/Shanghai</c>. Default: the machine's. The same on every node.</summary>
    public string? TimeZone { get; set; }

    /// <summary>The share of turns that should be answered within three minutes. Default 98 %.</summary>
    [Range(0, 1)]
    public double InTimeTarget { get; set; } = 0.98;

    /// <summary>How soon a conversation should get its first answer. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan FirstResponseTarget { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Who waits longer calls the supervisor. Default 180 s.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromSeconds(180);

    /// <summary>A queue that is longer calls the supervisor once it has been for <see cref="After"/>. Default 10.</summary>
    [Range(0, 1_000_000)]
    public int LongestQueue { get; set; } = 10;

    /// <summary>How long a queue is too long, or no place is free, before the supervisor is called. Default 2 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan After { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>As many turns must be judged before a reply rate below its target calls the supervisor. Default 10.</summary>
    [Range(1, 1_000_000)]
    public int RateFrom { get; set; } = 10;
}
