using ChatRouter.Core.Shops;

namespace ChatRouter.Core.Conversations;

/// <summary>The agent behind a connection, as the session proved him.</summary>
public sealed record AgentIdentity(ShopId Shop, AgentId Agent, string Name, AccountRole Role);
