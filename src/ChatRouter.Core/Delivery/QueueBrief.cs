using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Delivery;

/// <summary>A place in the queue: position from 1, ETA in seconds (none while nothing was measured), why he waits.</summary>
public sealed record QueueBrief(int Position, int? EtaSeconds, RouteReason Reason);
