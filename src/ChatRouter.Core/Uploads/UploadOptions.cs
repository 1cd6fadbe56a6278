using System.ComponentModel.DataAnnotations;

namespace ChatRouter.Core.Uploads;

/// <summary>How large images may be and how much of them is kept (section <c>Uploads</c>).</summary>
public sealed class UploadOptions
{
    public const string Section = "Uploads";

    /// <summary>Bytes of one image. Default 10 MB.</summary>
    [Range(1_024, 100_000_000)]
    public long MaxBytes { get; set; } = 10_000_000;

    /// <summary>Width times height of one image. Default 50 million.</summary>
    [Range(1, 1_000_000_000)]
    public long MaxPixels { get; set; } = 50_000_000;

    /// <summary>Bytes that are kept for one shop. Default 10 GB.</summary>
    [Range(0, long.MaxValue)]
    public long ShopBytes { get; set; } = 10_000_000_000;

    /// <summary>Bytes that one buyer may upload in 24 hours. Default 100 MB.</summary>
    [Range(0, long.MaxValue)]
    public long BuyerBytesPerDay { get; set; } = 100_000_000;

    /// <summary>Bytes that one agent may upload in 24 hours. Default 1 GB.</summary>
    [Range(0, long.MaxValue)]
    public long AgentBytesPerDay { get; set; } = 1_000_000_000;

    /// <summary>How long an upload waits to be sent before it is removed. Default 24 hours.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan KeepUnsent { get; set; } = TimeSpan.FromHours(24);
}
