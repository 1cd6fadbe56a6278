using ChatRouter.Core.Shops;

namespace ChatRouter.Server.Hubs;

/// <summary>Who is signed in.</summary>
public sealed record AgentMe(AgentId Id, string Name, AccountRole Role, ShopId ShopId, string ShopName);
