using System.ComponentModel.DataAnnotations;

namespace ChatRouter.Core.Supervision;

/// <summary>What a shop's service is measured by (section <c>Supervision</c>).</summary>
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
}
