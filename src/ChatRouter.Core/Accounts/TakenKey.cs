namespace ChatRouter.Core.Accounts;

/// <summary>What an idempotency key was used for.</summary>
/// <param name="Answer">None: the request is still being carried out, or nothing was answered.</param>
public sealed record TakenKey(string RequestHash, string? Answer);
