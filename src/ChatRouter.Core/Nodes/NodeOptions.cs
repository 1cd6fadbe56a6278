using System.ComponentModel.DataAnnotations;

namespace ChatRouter.Core.Nodes;

/// <summary>How long a node is trusted without a sign of life.</summary>
public sealed class NodeOptions
{
    /// <summary>How long a lease lasts. Default 6 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(6);

    /// <summary>How often it is renewed; well below <see cref="Lease"/>. Default 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.020", "00:05:00")]
    public TimeSpan RenewEvery { get; set; } = TimeSpan.FromSeconds(2);
}
