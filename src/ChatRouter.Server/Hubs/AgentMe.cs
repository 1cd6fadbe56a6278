using ChatRouter.Core.Shops;

namespace ChatRouter.Server.Hubs;

/// <summary>Who is signed in.</summary>
/// <param name="Hold">Why the shop serves no buyers, where the operator of the installation does not let it.</param>
public sealed record AgentMe(AgentId Id, string Name, AccountRole Role, ShopId ShopId, string ShopName, ShopHold? Hold = null);
