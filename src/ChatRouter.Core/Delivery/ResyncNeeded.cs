namespace ChatRouter.Core.Delivery;

/// <summary>Events were dropped: the client calls Open or Resume again with what it has. Wire: <c>Resync()</c>.</summary>
public sealed record ResyncNeeded : ServerEvent;
