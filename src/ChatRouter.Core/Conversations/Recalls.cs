using ChatRouter.Core.Delivery;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Supervision;
using ChatRouter.Core.Supervision.Figures;

namespace ChatRouter.Core.Conversations;

/// <summary>What agents take back of what they wrote.</summary>
public sealed class Recalls(AgentConversations conversations, IJournal journal, Placements placements, IAuditStore audit, IDelivery delivery, TimeProvider clock)
{
    /// <summary>How long a message can be taken back, by the server's clock.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromMinutes(2);

    /// <summary>The owner takes back a message of his own: nobody is shown its words any more. Repeatable by the client id.</summary>
    /// <remarks>
    /// A message sent longer ago than <see cref="Within"/> stays; so does an image. What was taken back answers nobody: where nothing else did,
    /// the buyer waits again, for as long as if it had never been sent.
    /// </remarks>
    public async Task<Result<Sent>> RecallAsync(AgentIdentity agent, ConversationId id, string clientMsgId, long seq, CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(clientMsgId, "D", out _))
            return new Rejection(ErrorCode.InvalidArgument, "clientMsgId must be a UUID.");
        if (await conversations.FindAsync(agent, id, cancellationToken) is null)
            return Rejections.UnknownConversation;
        if (seq <= 0 || await journal.ReadAsync(agent.Shop, id, seq - 1, 1, cancellationToken) is not [var message] || !IsRecallable(message, agent))
            return Rejections.UnknownMessage;
        // Of one that is taken back already, this may be the repeated call.
        if (message.Kind != MessageKind.Recalled && clock.GetUtcNow() - message.At > Within)
            return Rejections.RecallTooLate;
        var append = await journal.AppendAsync(CommandOf(agent, id, clientMsgId, seq), cancellationToken);
        if (Rejections.Of(append.Outcome) is { } rejected)
            return rejected;
        var (recall, conversation) = (append.Message!, append.Conversation!);
        if (append.Outcome == AppendOutcome.Appended)
        {
            delivery.ToBuyer(agent.Shop, conversation.Buyer, new MessageArrived(recall));
            delivery.ToAgent(agent.Shop, agent.Agent, new MessageArrived(recall));
        }

        // A call that was cut off in between is repeated, and finishes it.
        await ReopenAsync(conversation);
        return new Sent(recall, append.Outcome == AppendOutcome.Duplicate, conversation.Placement);
    }

    private async Task ReopenAsync(ConversationRecord conversation)
    {
        if (conversation.TurnOpenedAt is not null || conversation.ClosedAt is not null)
            return;
        if (await WaitsSinceAsync(conversation) is not { } openedAt)
            return;
        var reopened = await journal.ReopenTurnAsync(new(conversation.Shop, conversation.Id, openedAt, conversation.LastPublicAt), CancellationToken.None);
        if (reopened is not { Reopened: true, Conversation: { } waiting })
            return;
        if (waiting.Owner is { } owner)
            delivery.ToAgent(waiting.Shop, owner, new ConversationChanged(AgentConversation.Of(waiting)));
        placements.Begin(waiting.Shop, waiting.Id, routing => routing.RouteAsync(RouteOf(waiting), CancellationToken.None));
    }

    // Where its agent said that no reply is needed, that stands.
    private async Task<DateTimeOffset?> WaitsSinceAsync(ConversationRecord conversation)
    {
        var marks = await journal.MarksAsync(conversation.Shop, [conversation.Id], CancellationToken.None);
        var handOvers = (await journal.HandOversAsync(conversation.Shop, [conversation.Id], CancellationToken.None)).Select(handOver => handOver.At).ToList();
        if (Turns.OpenSince(marks, [], handOvers) is not { } earliest)
            return null;
        var drops = await audit.FindAsync(conversation.Shop, new() { Action = AuditAction.NoReplyNeeded, From = earliest, Limit = int.MaxValue }, CancellationToken.None);
        return Turns.OpenSince(marks, drops.Where(entry => entry.Target == conversation.Id.Value).Select(entry => entry.At), handOvers);
    }

    private RouteConversation RouteOf(ConversationRecord waiting) => new()
    {
        Shop = waiting.Shop,
        Conversation = waiting.Id,
        Buyer = waiting.Buyer,
        Seq = waiting.LastSeq,
        Owner = waiting.Owner,
        Version = waiting.Version,
        TurnOpenedAt = waiting.TurnOpenedAt!.Value,
        At = clock.GetUtcNow(),
    };

    private AppendMessage CommandOf(AgentIdentity agent, ConversationId id, string clientMsgId, long seq) => new()
    {
        Shop = agent.Shop,
        Conversation = id,
        RequiredOwner = agent.Agent,
        From = MessageFrom.Agent,
        SenderId = agent.Agent.Value,
        SenderName = agent.Name,
        Kind = MessageKind.Recall,
        Recalls = seq,
        ClientMsgId = clientMsgId,
        At = clock.GetUtcNow(),
    };

    private static bool IsRecallable(Message message, AgentIdentity agent) =>
        message.From == MessageFrom.Agent && message.SenderId == agent.Agent.Value
        && message.Kind is MessageKind.Text or MessageKind.Product or MessageKind.Order or MessageKind.Recalled;
}
