using ChatRouter.Core.Accounts;

namespace ChatRouter.Server.Accounts;

/// <summary>A link that was made just now, and the token in it.</summary>
public sealed record NewLink(AccountLink Link, string Token);
