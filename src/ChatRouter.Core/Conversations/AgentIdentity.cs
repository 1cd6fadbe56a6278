using ChatRouter.Core.Shops;

namespace ChatRouter.Core.Conversations;

/// <summary>The agent behind a connection, as the session proved him.</summary>
/// <param name="SecurityStamp">The account's when he signed in; another one there means that the session ended.</param>
public sealed record AgentIdentity(ShopId Shop, AgentId Agent, string Name, AccountRole Role, string SecurityStamp);
