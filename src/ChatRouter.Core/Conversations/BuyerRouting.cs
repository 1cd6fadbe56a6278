using ChatRouter.Core.Bots;
using ChatRouter.Core.Buyers;
using ChatRouter.Core.Delivery;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;

namespace ChatRouter.Core.Conversations;

/// <summary>Brings a buyer's stored message to the agent who serves him, or has one found; a bot that wants it comes first. Nobody waits for it.</summary>
public sealed class BuyerRouting(ShopBots bots, Placements placements, ContactTouches touches, PushedOrders pushed, MeantGroups meant, Presence presence, IDelivery delivery)
{
    /// <summary>An owner who is there gets the message at once; the dispatcher is told when a turn opened and asked when nobody there owns it.</summary>
    public void Reach(BuyerIdentity buyer, AppendResult append, BuyerEntry entry)
    {
        var (message, conversation) = (append.Message!, append.Conversation!);
        var owned = conversation.Owner is { } owner && presence.IsThere(buyer.Shop, owner);
        if (conversation.Owner is { } shown)
            delivery.ToAgent(buyer.Shop, shown, new MessageArrived(message));
        if (owned && !append.OpenedTurn)
            touches.Add(new(buyer.Shop, conversation.Id, message.Seq, conversation.Owner, message.At));
        else if (conversation.Owner is not null)
            placements.Begin(buyer.Shop, conversation.Id, routing => RouteAsync(routing, buyer, conversation, entry, default));
        else
            BeginWithBot(buyer, conversation, message, entry);
    }

    private void BeginWithBot(BuyerIdentity buyer, ConversationRecord conversation, Message message, BuyerEntry entry)
    {
        var offer = default(BotOffer);
        placements.Begin(
            buyer.Shop, conversation.Id,
            async routing => await RouteAsync(routing, buyer, conversation, entry, offer = await bots.HearAsync(conversation, message, CancellationToken.None)),
            placed => bots.AnswerAsync(offer, placed, buyer.Shop, CancellationToken.None));
    }

    // What the shop has pushed of his orders and what it means him for is read here, where nobody waits for it.
    private async ValueTask<DispatchResult> RouteAsync(IDispatcher routing, BuyerIdentity buyer, ConversationRecord conversation, BuyerEntry entry, BotOffer offer) =>
        await routing.RouteAsync(
            RouteOf(
                await pushed.LatestAsync(buyer, CancellationToken.None), conversation, entry.Named,
                await meant.OfAsync(buyer, entry, begins: conversation.LastSeq == 1, CancellationToken.None), offer),
            CancellationToken.None);

    private static RouteConversation RouteOf(BuyerIdentity buyer, ConversationRecord conversation, AgentId? named, GroupHint? group, BotOffer offer) => new()
    {
        Shop = conversation.Shop,
        Conversation = conversation.Id,
        Buyer = conversation.Buyer,
        Seq = conversation.LastSeq,
        Owner = conversation.Owner,
        Version = conversation.Version,
        TurnOpenedAt = conversation.TurnOpenedAt ?? conversation.LastPublicAt,
        OrderState = buyer.OrderState,
        // The class counts that the conversation began with: later it may be a supervisor's choice.
        Priority = conversation.LastSeq == 1 ? buyer.Priority : null,
        Named = named,
        Group = group,
        HeldByBot = offer.Holds,
        At = conversation.LastPublicAt,
    };
}
