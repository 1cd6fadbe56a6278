using ChatRouter.Core.Buyers;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Delivery;
using ChatRouter.Core.Diagnosis;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;
using Microsoft.Extensions.Logging;

namespace ChatRouter.Core.Routing;

/// <summary>Tells buyers, agents and supervisors what a committed decision means for them.</summary>
public sealed class Announcer(IJournal journal, IDelivery delivery, IShopStore shops, Presence presence, AgentStateLog states, QueueAnnouncer queue, ServiceHours hours, GivenTags tags, IBuyerStore buyers, RoutingWork work, ILogger<Announcer> logger)
{
    /// <summary>How many of the latest messages a new owner gets with the conversation.</summary>
    public const int MessagesWithAssignment = 30;

    /// <summary>Agents' effective states changed, and some conversations may need a supervisor.</summary>
    public void AgentsChanged(DispatchResult result)
    {
        presence.Hear(result);
        states.Hear(result);
        foreach (var change in result.AgentChanges)
            delivery.ToAgents(result.Shop, new AgentChanged(change.Agent, change.State, change.GraceUntil));

        foreach (var alert in result.Alerts)
            logger.SupervisorNeeded(result.Shop, alert.Conversation, alert.Kind);
    }

    /// <summary>Positions in the shop's queue may have changed.</summary>
    public void QueueMoved(DispatchResult result)
    {
        if (result.QueueMoved)
            queue.Moved(result.Shop);
    }

    /// <summary>A decision is committed: the conversation is now as given.</summary>
    public async Task PlacedAsync(PlaceConversation command, ConversationRecord conversation, CancellationToken cancellationToken)
    {
        var (shop, decision) = (command.Shop, command.Decision);
        if (decision.PreviousOwner is { } previous && previous != decision.Owner)
            delivery.ToAgent(shop, previous, new ConversationUnassigned(decision.Conversation, WhyTaken(decision)));
        var row = AgentConversation.Of(conversation);
        if (decision.Owner is { } owner)
        {
            var messages = await journal.ReadAsync(shop, conversation.Id, Math.Max(0, conversation.LastSeq - MessagesWithAssignment), MessagesWithAssignment * 2, cancellationToken);
            delivery.ToAgent(shop, owner, new ConversationAssigned(row, messages, command.By, command.Remark));
            work.Run(shop, conversation.Id, () => TellTagsAsync(owner, conversation));
        }

        delivery.ToSupervisors(shop, new ConversationChanged(row));
        delivery.ToBuyer(shop, conversation.Buyer, new StatusChanged(await StatusAsync(conversation, decision.Position, cancellationToken)));
        queue.Told(shop, decision);
    }

    /// <summary>Where the conversation is, as its buyer may know it.</summary>
    /// <param name="position">His position in the queue; 0 when he does not wait or it is not known.</param>
    public async Task<BuyerStatus> StatusAsync(ConversationRecord conversation, int position, CancellationToken cancellationToken)
    {
        var owner = conversation is { Placement: Placement.Owned, Owner: { } id } ? await shops.FindAccountAsync(conversation.Shop, id, cancellationToken) : null;
        return new()
        {
            ConversationId = conversation.Id,
            Status = conversation.Placement,
            Agent = owner is null ? null : new(owner.Id, owner.DisplayName),
            Because = owner is null ? null : conversation.Reason,
            Group = PoolId.OnlyGroupOf(conversation.Pool),
            OpensAt = conversation.Placement == Placement.OfflinePool ? await hours.OpensAtAsync(conversation.Shop, cancellationToken) : null,
            Queue = conversation.Placement == Placement.Queued && position > 0 ? new(position, null, conversation.Reason) : null,
        };
    }

    // Neither the buyer nor the next decision waits for the colours of a row.
    private async Task TellTagsAsync(AgentId owner, ConversationRecord conversation)
    {
        var (shop, buyer) = (conversation.Shop, conversation.Buyer);
        var given = await tags.OfAsync(shop, buyer, CancellationToken.None);
        // Of a guest no token ever said a level.
        var level = conversation.BuyerVerified ? (await buyers.FindAsync(shop, buyer, CancellationToken.None))?.Level : null;
        if (given.Count > 0 || level is not null)
            delivery.ToAgent(shop, owner, new BuyerTagged(buyer, given, level));
    }

    private static string WhyTaken(Decision decision) => decision switch
    {
        { Notes: var notes } when notes.HasFlag(RouteNotes.Transferred) => "transferred",
        { Notes: var notes } when notes.HasFlag(RouteNotes.Silent) => "silent",
        { Notes: var notes } when notes.HasFlag(RouteNotes.AgentLost) => "agentLost",
        { Reason: RouteReason.Taken } => "taken",
        _ => "rerouted",
    };
}
