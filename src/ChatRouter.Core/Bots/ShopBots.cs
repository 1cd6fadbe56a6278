using ChatRouter.Core.Conversations;
using ChatRouter.Core.Delivery;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;

namespace ChatRouter.Core.Bots;

/// <summary>The shops' bots: whom they want, and what they say.</summary>
/// <remarks>
/// A bot has a buyer only as long as it answers. What it does not know goes to the agents at once, and what it owes for too long, because a process died or the
/// shop's own bot is silent, the dispatcher takes from it.
/// </remarks>
public sealed class ShopBots(IJournal journal, IDispatcher dispatcher, IShopStore shops, Placements placements, ContactTouches touches, IDelivery delivery, TimeProvider clock)
{
    private static readonly Rejection NotYetPlaced = new(ErrorCode.Unavailable, "Who gets this buyer is being decided. Try again.", TimeSpan.FromSeconds(1));
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(50);

    // Longer than that the dispatcher does not wait for it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>What the bot would do with the buyer's message, now that it is stored.</summary>
    public async ValueTask<BotOffer> HearAsync(ConversationRecord conversation, Message message, CancellationToken cancellationToken)
    {
        if (conversation.Owner is not null || await shops.FindAsync(conversation.Shop, cancellationToken) is not { } shop)
            return default;
        return BotOffer.Of(shop.Bot, conversation.Placement, message.Kind, message.Text);
    }

    /// <summary>The conversation is placed: the bot says what it offered.</summary>
    public async Task AnswerAsync(BotOffer offer, Decision placed, ShopId shop, CancellationToken cancellationToken)
    {
        if (offer.SaidAt(placed.Placement) is not { } text)
            return;
        var command = CommandOf(shop, placed.Conversation, Guid.CreateVersion7(clock.GetUtcNow()).ToString(), text);
        for (var (delay, until) = (FirstDelay, clock.GetUtcNow() + Patience); ; delay *= 2)
        {
            try
            {
                Tell(await journal.AppendAsync(command, cancellationToken));
                return;
            }
            catch (JournalUnavailableException) when (clock.GetUtcNow() + delay < until)
            {
                await Task.Delay(delay, clock, cancellationToken);
            }
        }
    }

    /// <summary>A bot of the shop's own says something to the buyer whom it has, or who waits while nobody is there. Repeatable by the message's client id.</summary>
    public async Task<Result<Sent>> SayAsync(ShopId shop, ConversationId id, string clientMsgId, string text, CancellationToken cancellationToken)
    {
        if (MessageRules.Check(new(clientMsgId, MessageKind.Text, text)) is { } invalid)
            return invalid;
        if (await journal.FindAsync(shop, id, cancellationToken) is not { } conversation)
            return Rejections.UnknownConversation;
        if (conversation.Placement == Placement.Unplaced)
            return NotYetPlaced;
        // Where he is by now, the write asks: a repeat gets its first receipt after he was handed over, too.
        var append = await journal.AppendAsync(CommandOf(shop, id, clientMsgId, text) with { RequiresBot = true }, cancellationToken);
        if (Rejections.Of(append.Outcome) is { } rejected)
            return rejected;
        Tell(append);
        return new Sent(append.Message!, append.Outcome == AppendOutcome.Duplicate, append.Conversation!.Placement);
    }

    /// <summary>The bot lets go, or the buyer wants a human: he is routed like any other. Repeatable.</summary>
    public async Task<Rejection?> HandOverAsync(ShopId shop, ConversationId id, CancellationToken cancellationToken)
    {
        if (await journal.FindAsync(shop, id, cancellationToken) is not { } conversation)
            return Rejections.UnknownConversation;
        if (conversation.Placement != Placement.HeldByBot)
            return conversation.Notes.HasFlag(RouteNotes.FromBot) ? null : Rejections.NotWithBot;
        var at = clock.GetUtcNow();
        var result = await dispatcher.RouteAsync(
            new() { Shop = shop, Conversation = id, Buyer = conversation.Buyer, Seq = conversation.LastSeq, Version = conversation.Version, TurnOpenedAt = at, HandsOver = true, At = at }, cancellationToken);
        await placements.ApplyAsync(result, cancellationToken);
        return Rejections.Of(result);
    }

    private void Tell(AppendResult append)
    {
        if (append.Outcome != AppendOutcome.Appended)
            return;
        var (message, conversation) = (append.Message!, append.Conversation!);
        delivery.ToBuyer(conversation.Shop, conversation.Buyer, new MessageArrived(message));
        if (conversation.Owner is { } owner)
            delivery.ToAgent(conversation.Shop, owner, new MessageArrived(message));
        if (append.ClosedTurn)
            placements.Begin(conversation.Shop, conversation.Id, routing => routing.TurnClosedAsync(
                new(conversation.Shop, conversation.Id, null, message.Seq, Answered: true, message.At), CancellationToken.None));
        else
            touches.Add(new(conversation.Shop, conversation.Id, message.Seq, null, message.At));
    }

    private AppendMessage CommandOf(ShopId shop, ConversationId id, string clientMsgId, string text) => new()
    {
        Shop = shop,
        Conversation = id,
        From = MessageFrom.Bot,
        Kind = MessageKind.Text,
        Text = text,
        ClientMsgId = clientMsgId,
        At = clock.GetUtcNow(),
    };
}
