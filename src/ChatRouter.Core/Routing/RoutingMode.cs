namespace ChatRouter.Core.Routing;

/// <summary>How a pool is shared: by weight, or evenly (all positive weights count as 1).</summary>
public enum RoutingMode
{
    Weighted = 0,
    Average = 1,
}
