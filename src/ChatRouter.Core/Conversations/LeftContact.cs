namespace ChatRouter.Core.Conversations;

/// <summary>Where a buyer can be reached, as it is kept; none: he took it back.</summary>
public sealed record LeftContact(string? Contact = null);
