using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Shops.Plans;

/// <summary>A buyer to try the routing with.</summary>
/// <param name="Id">A buyer of the shop, with his contacts and his conversation; none: nobody has met him.</param>
/// <param name="OrderState">None: what is known of him, else no order.</param>
/// <param name="Contacts">None: his own.</param>
/// <param name="Named">The agent by whose link he comes.</param>
/// <param name="Group">The group that the page names.</param>
/// <param name="Entry">By which he comes in, where the page names no group.</param>
/// <param name="Level">His member level; none: what is known of him.</param>
/// <param name="Text">What he writes, which the shop's bot is asked; none: it is not.</param>
public sealed record TrialBuyer(BuyerId? Id = null, OrderState? OrderState = null, IReadOnlyList<TrialContact>? Contacts = null, AgentId? Named = null, int? Priority = null, GroupHint? Group = null, string? Text = null, string? Entry = null, int? Level = null);
