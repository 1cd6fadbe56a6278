namespace ChatRouter.Server.Hubs;

/// <summary>The buyer as the server knows him; guests are not verified.</summary>
public sealed record BuyerBrief(BuyerId Id, string? Name, bool Verified);
