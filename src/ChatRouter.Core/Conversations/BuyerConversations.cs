using ChatRouter.Core.Bots;
using ChatRouter.Core.Delivery;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Nodes;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Uploads;

namespace ChatRouter.Core.Conversations;

/// <summary>What a buyer can do. The way of a message starts in <see cref="SendAsync"/>.</summary>
public sealed class BuyerConversations(
    IJournal journal, IDispatcher dispatcher, Placements placements, Endings endings, BuyerRouting routing, ShopBots bots,
    BuyerContexts contexts, IShopStore shops, ImageUploads uploads, IDelivery delivery, TimeProvider clock)
{
    /// <summary>Stores the buyer's message, shows it to his agent or has one found, and returns once it is durable.</summary>
    /// <remarks>Repeatable by the message's client id. Routing and pushing are not waited for.</remarks>
    public async Task<Result<Sent>> SendAsync(BuyerIdentity buyer, ConnectionId from, MessageBody body, BuyerEntry entry, CancellationToken cancellationToken)
    {
        if (MessageRules.Check(body) is { } invalid)
            return invalid;
        if (await Admission.RefusalOfAsync(shops, buyer.Shop, buyer.Buyer, cancellationToken) is { } refused)
            return refused;
        var claimed = await uploads.ClaimAsync(Participant.Of(buyer.Shop, buyer.Buyer), body, null, buyer.Buyer, cancellationToken);
        if (!claimed.Succeeded(out var image, out var unknown))
            return unknown;
        var at = clock.GetUtcNow();
        var append = await journal.AppendAsync(CommandOf(buyer, body, at), cancellationToken);
        if (Rejections.Of(append.Outcome) is { } rejected)
        {
            await image.ReleaseAsync();
            return rejected;
        }

        var (message, conversation) = (append.Message!, append.Conversation!);
        if (append.Outcome == AppendOutcome.Appended)
        {
            delivery.ToBuyer(buyer.Shop, buyer.Buyer, new MessageArrived(message), except: from);
            routing.Reach(buyer, append, entry);
            if (append.OpenedTurn && entry.ContextAt(at) is { } context)
                contexts.Keep(buyer, context);
        }

        return new Sent(message, append.Outcome == AppendOutcome.Duplicate, conversation.Placement);
    }

    /// <summary>The buyer's open conversation, else his last, and whether he had one before it; none before his first message.</summary>
    public Task<(ConversationRecord? Latest, bool HasFormer)> LatestAsync(BuyerIdentity buyer, CancellationToken cancellationToken) => LastAsync(buyer, null, cancellationToken);

    /// <summary>The end of the conversation that he had before this one; none where it was his first.</summary>
    /// <param name="limit">How many of its last messages are wanted at the most.</param>
    public async Task<Result<FormerConversation?>> FormerAsync(BuyerIdentity buyer, ConversationId id, int limit, CancellationToken cancellationToken)
    {
        if (await FindAsync(buyer, id, cancellationToken) is not { } later)
            return Rejections.UnknownConversation;
        var (former, hasFormer) = await LastAsync(buyer, later, cancellationToken);
        if (former is null)
            return default;
        var messages = await journal.ReadAsync(buyer.Shop, former.Id, Math.Max(0, former.LastSeq - limit), limit, cancellationToken);
        return new FormerConversation(former.Id, BuyerView.Of(messages), hasFormer);
    }

    /// <summary>Messages of his conversation, in order, without the agents' notes.</summary>
    public async Task<Result<(IReadOnlyList<Message> Messages, long LastSeq)>> ReadAsync(BuyerIdentity buyer, ConversationId id, long afterSeq, int limit, CancellationToken cancellationToken)
    {
        if (await FindAsync(buyer, id, cancellationToken) is not { } conversation)
            return Rejections.UnknownConversation;
        var messages = await journal.ReadAsync(buyer.Shop, id, afterSeq, limit, cancellationToken);
        return (BuyerView.Of(messages), conversation.LastSeq);
    }

    /// <summary>He has received, and perhaps read, everything up to there.</summary>
    public async Task<Rejection?> RaiseReceiptAsync(BuyerIdentity buyer, ConversationId id, long upTo, bool read, CancellationToken cancellationToken)
    {
        var result = await journal.RaiseReceiptAsync(new(buyer.Shop, id, buyer.Buyer, null, upTo, read), cancellationToken);
        if (result.Conversation is not { } conversation)
            return Rejections.UnknownConversation;
        if (result is { Raised: true, Conversation.Owner: { } owner })
            delivery.ToAgent(buyer.Shop, owner, new ReceiptRaised(id, MessageFrom.Buyer, conversation.Receipts.BuyerDelivered, conversation.Receipts.BuyerRead));
        return null;
    }

    /// <summary>He types, or stopped.</summary>
    public async Task<Rejection?> TypingAsync(BuyerIdentity buyer, ConversationId id, bool on, CancellationToken cancellationToken)
    {
        if (await FindAsync(buyer, id, cancellationToken) is not { } conversation)
            return Rejections.UnknownConversation;
        if (conversation.Owner is { } owner)
            delivery.ToAgent(buyer.Shop, owner, new TypingChanged(id, MessageFrom.Buyer, on));
        return null;
    }

    /// <summary>He rates his conversation, from 1 to 5; rating it again replaces what he said before. Who served it is told.</summary>
    public async Task<Rejection?> RateAsync(BuyerIdentity buyer, ConversationId id, int score, IReadOnlyList<string> tags, string? text, CancellationToken cancellationToken)
    {
        if (!Rating.IsValid(score, tags, text))
            return new(ErrorCode.InvalidArgument, "A rating is 1 to 5, with at most 10 short tags and 1,000 characters.");
        var words = string.IsNullOrWhiteSpace(text) ? null : text;
        var rating = new Rating(id, score, tags, words, clock.GetUtcNow());
        var rated = await journal.RateAsync(new(buyer.Shop, id, buyer.Buyer, score, tags, words, rating.At), cancellationToken);
        if (!rated.Rated)
            return Rejections.UnknownConversation;
        if (await FindAsync(buyer, id, cancellationToken) is { Owner: { } owner } conversation)
            delivery.ToAgent(buyer.Shop, owner, new ConversationRated(rating, conversation.BuyerName));
        return null;
    }

    /// <summary>He says where he can be reached while nobody is there, or takes it back; as it is kept. His agent is told that something changed.</summary>
    /// <param name="contact">A phone number or an e-mail address, as the shop asks for it; none takes it back.</param>
    public async Task<Result<LeftContact>> LeaveContactAsync(BuyerIdentity buyer, string? contact, CancellationToken cancellationToken)
    {
        var conversation = await journal.FindOpenAsync(buyer.Shop, buyer.Buyer, cancellationToken);
        var left = contact;
        if (contact is not null)
        {
            if (await Admission.RefusalOfAsync(shops, buyer.Shop, buyer.Buyer, cancellationToken) is { } refused)
                return refused;
            if (conversation is null)
                return Rejections.UnknownConversation;
            var asked = (await shops.FindAsync(buyer.Shop, cancellationToken))?.Chat.Contact ?? AskedContact.None;
            if ((left = ContactRules.Normal(asked, contact)) is null)
                return new Rejection(ErrorCode.ContactInvalid, "This is not the phone number or e-mail address that the shop asks for.");
        }

        await contexts.KeepContactAsync(buyer, left, clock.GetUtcNow(), cancellationToken);
        if (conversation is { Owner: { } owner })
            delivery.ToAgent(buyer.Shop, owner, new ConversationChanged(AgentConversation.Of(conversation)));
        return new LeftContact(left);
    }

    /// <summary>Where he said that he can be reached; none when he did not.</summary>
    public async Task<string?> ContactAsync(BuyerIdentity buyer, CancellationToken cancellationToken) =>
        (await contexts.FindAsync(buyer.Shop, buyer.Buyer, cancellationToken))?.Contact;

    /// <summary>He does not want to wait: his message goes to the offline pool.</summary>
    public async Task<Rejection?> LeaveQueueAsync(BuyerIdentity buyer, CancellationToken cancellationToken)
    {
        if (await journal.FindOpenAsync(buyer.Shop, buyer.Buyer, cancellationToken) is not { } conversation)
            return Rejections.UnknownConversation;
        var result = await dispatcher.LeaveQueueAsync(new(buyer.Shop, conversation.Id, clock.GetUtcNow()), cancellationToken);
        await placements.ApplyAsync(result, cancellationToken);
        return Rejections.Of(result);
    }

    /// <summary>He ends his conversation.</summary>
    public async Task<Rejection?> CloseAsync(BuyerIdentity buyer, ConversationId id, CancellationToken cancellationToken)
    {
        if (await FindAsync(buyer, id, cancellationToken) is null)
            return Rejections.UnknownConversation;
        return await endings.EndAsync(buyer.Shop, id, MessageFrom.Buyer, requiredOwner: null, cancellationToken);
    }

    /// <summary>He wants a human: the bot lets go of the conversation.</summary>
    public async Task<Rejection?> AskHumanAsync(BuyerIdentity buyer, CancellationToken cancellationToken)
    {
        if (await journal.FindOpenAsync(buyer.Shop, buyer.Buyer, cancellationToken) is not { } conversation)
            return Rejections.UnknownConversation;
        return conversation.Placement == Placement.HeldByBot ? await bots.HandOverAsync(buyer.Shop, conversation.Id, cancellationToken) : null;
    }

    private async Task<(ConversationRecord? Last, bool HasFormer)> LastAsync(BuyerIdentity buyer, ConversationRecord? before, CancellationToken cancellationToken)
    {
        var newest = await journal.OfBuyerAsync(buyer.Shop, buyer.Buyer, before, 2, cancellationToken);
        return newest is [var last, ..] ? (last, newest.Count > 1) : default;
    }

    private async Task<ConversationRecord?> FindAsync(BuyerIdentity buyer, ConversationId id, CancellationToken cancellationToken) =>
        await journal.FindAsync(buyer.Shop, id, cancellationToken) is { } conversation && conversation.Buyer == buyer.Buyer ? conversation : null;

    private static AppendMessage CommandOf(BuyerIdentity buyer, MessageBody body, DateTimeOffset at) => new()
    {
        Shop = buyer.Shop,
        NewConversation = new(NewId.At(at)),
        Buyer = buyer.Buyer,
        BuyerName = buyer.Name,
        BuyerVerified = buyer.Verified,
        From = MessageFrom.Buyer,
        SenderId = buyer.Buyer.Value,
        SenderName = buyer.Name,
        Kind = body.Kind,
        Text = body.Text,
        ImageId = body.ImageId,
        Card = body.Card,
        ClientMsgId = body.ClientMsgId,
        OrderState = buyer.OrderState,
        Priority = buyer.Priority,
        At = at,
    };
}
