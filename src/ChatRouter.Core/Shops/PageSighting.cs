namespace ChatRouter.Core.Shops;

/// <summary>When a page of that origin last asked for the shop's chat.</summary>
public sealed record PageSighting(string Origin, DateTimeOffset At);
