using ChatRouter.Core.Buyers;
using ChatRouter.Core.Conversations;

namespace ChatRouter.Server.Auth;

/// <summary>A buyer as his shop's token brings him: who he is, and what else the shop says of him.</summary>
public sealed record BuyerPass(BuyerIdentity Buyer, BuyerProfile Profile, DateTimeOffset SignedAt);
