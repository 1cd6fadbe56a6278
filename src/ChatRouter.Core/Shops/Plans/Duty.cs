namespace ChatRouter.Core.Shops.Plans;

/// <summary>A shift of somebody, from one instant to another.</summary>
public sealed record Duty(DateTimeOffset From, DateTimeOffset Until);
