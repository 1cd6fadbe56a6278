namespace ChatRouter.Server.Orders;

/// <summary>What the shop's service answered.</summary>
/// <param name="Message">In the shop's words, for the agent: why it was not done, or what is to be known about it.</param>
public sealed record OrderChangeResult(bool Done, string? Message = null);
