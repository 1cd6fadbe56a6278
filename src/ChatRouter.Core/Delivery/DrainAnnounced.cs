namespace ChatRouter.Core.Delivery;

/// <summary>This node stops: reconnect after about <paramref name="DelayMs"/> milliseconds. Wire: <c>Drain({delayMs})</c>.</summary>
public sealed record DrainAnnounced(int DelayMs) : ServerEvent;
