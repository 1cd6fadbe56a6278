using System.ComponentModel.DataAnnotations;

namespace ChatRouter.Server.Webhooks;

/// <summary>Telling shops' software of events (section <c>Webhooks</c>).</summary>
public sealed class WebhookOptions
{
    public const string Section = "Webhooks";

    /// <summary>How long a receiver may take to answer. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long after a failure it is tried again; twice as long after each further one. Default 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "01:00:00")]
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest pause between two attempts. Default 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "1.00:00:00")]
    public TimeSpan LongestRetry { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>An event that was tried for so long is given up until somebody replays it. Default 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "30.00:00:00")]
    public TimeSpan RetryFor { get; set; } = TimeSpan.FromDays(1);

    /// <summary>A webhook that took nothing for so long is switched off. Default 3 days.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "30.00:00:00")]
    public TimeSpan SwitchOffAfter { get; set; } = TimeSpan.FromDays(3);

    /// <summary>How long events are kept, whatever became of them. Default 7 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Webhooks that a shop may have. Default 10.</summary>
    [Range(1, 100)]
    public int PerShop { get; set; } = 10;

    /// <summary>Networks (CIDR) that a receiver may be in although they are not public, such as <c>10.1.0.0/16</c>. Default none.</summary>
    public IList<string> PrivateNetworks { get; } = [];
}
