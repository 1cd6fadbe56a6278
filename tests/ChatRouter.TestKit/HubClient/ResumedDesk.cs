using ChatRouter.Core.Conversations;
using ChatRouter.Core.Delivery;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops.Plans;

namespace ChatRouter.TestKit.HubClient;

/// <summary>What a desk needs of the answer to Resume.</summary>
public sealed record ResumedDesk(AgentState State, IReadOnlyList<ResumedDesk.Row> Conversations, IReadOnlyDictionary<BuyerId, IReadOnlyList<string>> Tags, IReadOnlyList<ResumedDesk.Group> Groups, IReadOnlyDictionary<BuyerId, int> Levels, WaitTiers? Tiers, IReadOnlyDictionary<ConversationId, AgentId> Elsewhere, IReadOnlyList<ConversationId> Ended)
{
    public sealed record Group(GroupId Id, WaitTiers? Tiers);

    public sealed record Row(AgentConversation Conversation, IReadOnlyList<Message> Messages, AgentId? HandedBy, string? Remark);
}
