namespace ChatRouter.Core.Delivery;

/// <summary>To every agent: the shop routes by another version from now on. Wire: <c>RoutingPublished({version})</c>.</summary>
public sealed record RoutingPublished(int Version) : ServerEvent;
