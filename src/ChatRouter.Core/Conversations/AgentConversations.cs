using ChatRouter.Core.Delivery;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Nodes;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Supervision;
using ChatRouter.Core.Uploads;

namespace ChatRouter.Core.Conversations;

/// <summary>What an agent can do with conversations.</summary>
public sealed class AgentConversations(
    IJournal journal, IDispatcher dispatcher, Placements placements, Endings endings, ContactTouches touches,
    BuyerContexts contexts, ImageUploads uploads, IShopStore shops, IAuditStore audit, RoutingWork work, IDelivery delivery, TimeProvider clock)
{
    private const int MaxRemarkLength = 1_000;

    /// <summary>Stores the owner's public message, shows it to the buyer and closes the turn. Repeatable by the message's client id.</summary>
    public async Task<Result<Sent>> SendAsync(AgentIdentity agent, ConnectionId from, ConversationId id, MessageBody body, CancellationToken cancellationToken)
    {
        if (MessageRules.Check(body) is { } invalid)
            return invalid;
        var shop = await shops.FindAsync(agent.Shop, cancellationToken);
        var forbidden = shop is null ? [] : ForbiddenUse.In(body, shop, await HoldsCodeAsync(agent, body, shop, cancellationToken));
        if (forbidden.FirstOrDefault(use => use.Mode == ForbiddenWordMode.Block) is { } blocking)
        {
            if (await FindAsync(agent, id, cancellationToken) is not null)
                TellForbidden(agent, id, shop!, forbidden, "refused");
            return new Rejection(ErrorCode.ForbiddenWord, $"The shop forbids '{blocking.Rule}'. Write it differently.");
        }

        var claimed = await ClaimImageAsync(agent, id, body, cancellationToken);
        if (!claimed.Succeeded(out var image, out var unknown))
            return unknown;
        var limit = shop?.MostInARow is > 0 and var most ? most : default(int?);
        var append = await journal.AppendAsync(CommandOf(agent, id, body, requireOwner: true) with { MostInARow = limit }, cancellationToken);
        if (Rejections.Of(append.Outcome) is { } rejected)
        {
            await image.ReleaseAsync();
            if (append.Outcome == AppendOutcome.Unanswered)
                TellForbidden(agent, id, shop!, [ForbiddenUse.OfLimit(limit!.Value)], "refused");
            return rejected;
        }

        if (append.Outcome == AppendOutcome.Appended)
        {
            var (message, conversation) = (append.Message!, append.Conversation!);
            delivery.ToBuyer(agent.Shop, conversation.Buyer, new MessageArrived(message));
            delivery.ToAgent(agent.Shop, agent.Agent, new MessageArrived(message), except: from);
            Answered(agent, append);
            if (forbidden.Count > 0)
                TellForbidden(agent, id, shop!, forbidden, $"message {message.Seq}");
        }

        return new Sent(append.Message!, append.Outcome == AppendOutcome.Duplicate, append.Conversation!.Placement);
    }

    /// <summary>Stores a note that only agents see; it answers nobody.</summary>
    public async Task<Result<Sent>> NoteAsync(AgentIdentity agent, ConnectionId from, ConversationId id, string clientMsgId, string text, CancellationToken cancellationToken)
    {
        var body = new MessageBody(clientMsgId, MessageKind.Text, text);
        if (MessageRules.Check(body) is { } invalid)
            return invalid;
        if (await FindAsync(agent, id, cancellationToken) is null)
            return Rejections.UnknownConversation;
        var append = await journal.AppendAsync(CommandOf(agent, id, body with { Kind = MessageKind.Note }, requireOwner: false), cancellationToken);
        if (Rejections.Of(append.Outcome) is { } rejected)
            return rejected;
        var (message, conversation) = (append.Message!, append.Conversation!);
        if (append.Outcome == AppendOutcome.Appended)
        {
            if (conversation.Owner is { } owner)
                delivery.ToAgent(agent.Shop, owner, new MessageArrived(message), except: from);
            delivery.ToBuyer(agent.Shop, conversation.Buyer, new MessageArrived(BuyerView.Of(message)));
        }

        return new Sent(message, append.Outcome == AppendOutcome.Duplicate, conversation.Placement);
    }

    /// <summary>The agent's open conversations, the longest waiting first.</summary>
    public async Task<IReadOnlyList<ConversationRecord>> OwnedAsync(AgentIdentity agent, CancellationToken cancellationToken) =>
        [.. (await journal.OwnedByAsync(agent.Shop, agent.Agent, cancellationToken)).OrderBy(c => c.TurnOpenedAt ?? DateTimeOffset.MaxValue).ThenBy(c => c.Id.Value, StringComparer.Ordinal)];

    /// <summary>Messages of a conversation he may see, in order.</summary>
    public async Task<Result<(IReadOnlyList<Message> Messages, long LastSeq)>> ReadAsync(AgentIdentity agent, ConversationId id, long afterSeq, int limit, CancellationToken cancellationToken)
    {
        if (await FindAsync(agent, id, cancellationToken) is not { } conversation)
            return Rejections.UnknownConversation;
        return (await journal.ReadAsync(agent.Shop, id, afterSeq, limit, cancellationToken), conversation.LastSeq);
    }

    /// <summary>The owner has received, and perhaps read, everything up to there.</summary>
    public async Task<Rejection?> RaiseReceiptAsync(AgentIdentity agent, ConversationId id, long upTo, bool read, CancellationToken cancellationToken)
    {
        var result = await journal.RaiseReceiptAsync(new(agent.Shop, id, null, agent.Agent, upTo, read), cancellationToken);
        if (result.Conversation is not { } conversation)
            return Rejections.UnknownConversation;
        if (result.Raised)
            delivery.ToBuyer(agent.Shop, conversation.Buyer, new ReceiptRaised(id, MessageFrom.Agent, conversation.Receipts.AgentDelivered, conversation.Receipts.AgentRead));
        return null;
    }

    /// <summary>The owner types, or stopped.</summary>
    public async Task<Rejection?> TypingAsync(AgentIdentity agent, ConversationId id, bool on, CancellationToken cancellationToken)
    {
        if (await FindAsync(agent, id, cancellationToken) is not { } conversation)
            return Rejections.UnknownConversation;
        if (conversation.Owner != agent.Agent)
            return Rejections.NotOwner;
        delivery.ToBuyer(agent.Shop, conversation.Buyer, new TypingChanged(id, MessageFrom.Agent, on));
        return null;
    }

    /// <summary>The owner (or a supervisor) ends the conversation.</summary>
    public Task<Rejection?> CloseAsync(AgentIdentity agent, ConversationId id, CancellationToken cancellationToken) =>
        endings.EndAsync(agent.Shop, id, MessageFrom.Agent, RequiredOwnerOf(agent), cancellationToken);

    /// <summary>The owner says that the buyer needs no reply: closes the turn.</summary>
    public async Task<Rejection?> NoReplyNeededAsync(AgentIdentity agent, ConversationId id, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        var ended = await journal.EndTurnAsync(new(agent.Shop, id, agent.Agent, at), cancellationToken);
        if (Rejections.Of(ended.Outcome) is { } rejected)
            return rejected;
        var conversation = ended.Conversation!;
        delivery.ToAgent(agent.Shop, agent.Agent, new ConversationChanged(AgentConversation.Of(conversation)));
        placements.Begin(agent.Shop, id, routing => routing.TurnClosedAsync(new(agent.Shop, id, agent.Agent, conversation.LastSeq, Answered: false, at), CancellationToken.None));
        // The turn leaves no message behind, and the figures have to know; the turn has ended whether or not they do.
        if (ended.Outcome == EndOutcome.Ended)
            await audit.AddAsync(new(agent.Shop, NewId.At(at), agent.Agent, AuditAction.NoReplyNeeded, id.Value, null, at), CancellationToken.None);
        return null;
    }

    /// <summary>The owner (or a supervisor) hands the conversation to an agent or a group. Reason and note stay among agents.</summary>
    public async Task<Rejection?> TransferAsync(AgentIdentity agent, ConversationId id, AgentId? toAgent, GroupId? toGroup, string reason, string? note, CancellationToken cancellationToken)
    {
        if (toAgent is null == toGroup is null || reason.Length is 0 or > MaxRemarkLength || note?.Length > MaxRemarkLength)
            return new(ErrorCode.InvalidArgument, "A transfer needs exactly one target, and a reason of at most 1,000 characters.");
        if (await FindAsync(agent, id, cancellationToken) is not { } conversation)
            return Rejections.UnknownConversation;
        if (conversation.Owner is { } owner && owner != agent.Agent && !agent.Role.Includes(AccountRole.Supervisor))
            return Rejections.NotOwner;
        var result = await dispatcher.TransferAsync(
            new() { Shop = agent.Shop, Conversation = id, Version = conversation.Version, By = agent.Agent, ToAgent = toAgent, ToGroup = toGroup, At = clock.GetUtcNow() }, cancellationToken);
        await placements.ApplyAsync(result, cancellationToken, agent.Agent, note is null ? reason : $"{reason}: {note}");
        return Rejections.Of(result);
    }

    /// <summary>He takes a conversation by hand: a waiting one, or as a supervisor any.</summary>
    /// <remarks>Of two who take the same one at once, one gets it; the other is told that it waits no longer.</remarks>
    public async Task<Rejection?> TakeAsync(AgentIdentity agent, ConversationId id, CancellationToken cancellationToken)
    {
        if (await journal.FindAsync(agent.Shop, id, cancellationToken) is not { } conversation)
            return Rejections.UnknownConversation;
        if (conversation.Placement == Placement.Closed || !MaySee(agent, conversation))
            return Rejections.NotWaiting;
        var result = await dispatcher.TakeAsync(new(agent.Shop, id, agent.Agent, conversation.Version, clock.GetUtcNow()), cancellationToken);
        await placements.ApplyAsync(result, cancellationToken, agent.Agent);
        return result is { Outcome: DispatchOutcome.Refused, Refusal: RefusalCode.Stale or RefusalCode.UnknownConversation } ? Rejections.NotWaiting : Rejections.Of(result);
    }

    /// <summary>How the buyer came, what the shop's page said of him, and where he can be reached; empty when nobody said anything.</summary>
    public async Task<Result<BuyerContext>> ContextAsync(AgentIdentity agent, ConversationId id, CancellationToken cancellationToken)
    {
        if (await FindAsync(agent, id, cancellationToken) is not { } conversation)
            return Rejections.UnknownConversation;
        var context = await contexts.FindAsync(agent.Shop, conversation.Buyer, cancellationToken) ?? new() { At = conversation.OpenedAt };
        // Where the shop no longer asks, its buyers cannot take back what they left: nobody sees it.
        return await shops.FindAsync(agent.Shop, cancellationToken) is { Chat.Contact: not AskedContact.None } ? context : context with { Contact = null };
    }

    /// <summary>A conversation that he may see: his own, those without an owner, and closed ones; supervisors see all of their shop.</summary>
    public async Task<ConversationRecord?> FindAsync(AgentIdentity agent, ConversationId id, CancellationToken cancellationToken) =>
        await journal.FindAsync(agent.Shop, id, cancellationToken) is { } conversation && MaySee(agent, conversation) ? conversation : null;

    private async Task<bool> HoldsCodeAsync(AgentIdentity agent, MessageBody body, Shop shop, CancellationToken cancellationToken) =>
        body.Kind == MessageKind.Image && shop.CaresAboutCodes && await uploads.FindAsync(Participant.Of(agent.Shop, agent.Agent), body.ImageId!, cancellationToken) is { HoldsCode: true };

    // The buyer who comes to see the image is the conversation's.
    private async Task<Result<ImageClaim>> ClaimImageAsync(AgentIdentity agent, ConversationId id, MessageBody body, CancellationToken cancellationToken)
    {
        if (body.Kind != MessageKind.Image)
            return ImageClaim.None;
        if (await FindAsync(agent, id, cancellationToken) is not { } conversation)
            return Rejections.UnknownConversation;
        return await uploads.ClaimAsync(Participant.Of(agent.Shop, agent.Agent), body, id, conversation.Buyer, cancellationToken);
    }

    // The words are the shop's, as its list holds them now; what a pattern found and what else was said stays out of the audit.
    private void TellForbidden(AgentIdentity agent, ConversationId id, Shop shop, IReadOnlyList<ForbiddenUse> uses, string what) => work.Run(agent.Shop, id, () => audit.WriteAsync(
        agent, AuditAction.UsedForbiddenWord, id.Value, AuditDetail.OfWords(what, uses.Select(use => use.Rule)), new(ForbiddenRules.Of(shop)), clock, CancellationToken.None));

    private void Answered(AgentIdentity agent, AppendResult append)
    {
        var (message, conversation) = (append.Message!, append.Conversation!);
        if (append.ClosedTurn)
            placements.Begin(agent.Shop, conversation.Id, routing => routing.TurnClosedAsync(
                new(agent.Shop, conversation.Id, agent.Agent, message.Seq, Answered: true, message.At), CancellationToken.None));
        else
            touches.Add(new(agent.Shop, conversation.Id, message.Seq, agent.Agent, message.At));
    }

    private static bool MaySee(AgentIdentity agent, ConversationRecord conversation) =>
        conversation.Owner is null || conversation.Owner == agent.Agent || conversation.Placement == Placement.Closed || agent.Role.Includes(AccountRole.Supervisor);

    private static AgentId? RequiredOwnerOf(AgentIdentity agent) => agent.Role.Includes(AccountRole.Supervisor) ? null : agent.Agent;

    private AppendMessage CommandOf(AgentIdentity agent, ConversationId id, MessageBody body, bool requireOwner) => new()
    {
        Shop = agent.Shop,
        Conversation = id,
        RequiredOwner = requireOwner ? agent.Agent : null,
        From = MessageFrom.Agent,
        SenderId = agent.Agent.Value,
        SenderName = agent.Name,
        Kind = body.Kind,
        Text = body.Text,
        ImageId = body.ImageId,
        Card = body.Card,
        ClientMsgId = body.ClientMsgId,
        At = clock.GetUtcNow(),
    };
}
