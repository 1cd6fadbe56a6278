using ChatRouter.Core.Delivery;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Conversations;

/// <summary>Ends conversations, whoever asks for it, and tells everybody concerned.</summary>
public sealed class Endings(IJournal journal, Placements placements, IDelivery delivery, TimeProvider clock)
{
    /// <summary>Repeatable. <paramref name="requiredOwner"/>: only if he owns it.</summary>
    public async Task<Rejection?> EndAsync(ShopId shop, ConversationId id, MessageFrom by, AgentId? requiredOwner, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        var ended = await journal.EndAsync(new(shop, id, requiredOwner, at), cancellationToken);
        if (Rejections.Of(ended.Outcome) is { } rejected)
            return rejected;
        var conversation = ended.Conversation!;
        delivery.ToBuyer(shop, conversation.Buyer, new ConversationClosed(id, by));
        if (conversation.Owner is { } owner)
            delivery.ToAgent(shop, owner, new ConversationUnassigned(id, "closed"));
        delivery.ToSupervisors(shop, new ConversationChanged(AgentConversation.Of(conversation)));
        placements.Begin(shop, id, routing => routing.CloseAsync(new(shop, id, at), CancellationToken.None));
        return null;
    }
}
