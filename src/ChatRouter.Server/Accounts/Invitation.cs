using ChatRouter.Core.Shops;

namespace ChatRouter.Server.Accounts;

/// <summary>An account that was made, and the link for its owner.</summary>
/// <param name="Placed">It takes part in routing as was asked. No: others changed the routing meanwhile, and it takes part as every account does of which nothing is said.</param>
public sealed record Invitation(Account Account, NewLink Link, bool Placed);
