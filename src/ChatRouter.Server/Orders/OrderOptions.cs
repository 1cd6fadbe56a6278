using System.ComponentModel.DataAnnotations;

namespace ChatRouter.Server.Orders;

/// <summary>Asking shops for orders (section <c>Orders</c>).</summary>
public sealed class OrderOptions
{
    public const string Section = "Orders";

    /// <summary>How long a shop may take to answer. Default 3 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:30")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a shop is left alone after half of its answers failed. Default 15 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:10:00")]
    public TimeSpan Pause { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long an answer is shown again without asking. Default 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan CachedFor { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Networks (CIDR) that a connector may be in although they are not public, such as <c>10.1.0.0/16</c>. Default none.</summary>
    public IList<string> PrivateNetworks { get; } = [];
}
