namespace ChatRouter.Core.Supervision;

/// <summary>What awaits a buyer who writes now.</summary>
/// <param name="OpensAt">When the shop is next served, while it is not.</param>
public sealed record Availability(AvailabilityState State, DateTimeOffset? OpensAt);
