using ChatRouter.Core.Buyers;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Delivery;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;
using ChatRouter.Server.Delivery;

namespace ChatRouter.Server.Hubs;

/// <summary>Opens an agent's connection: subscribes it and makes it a lease first, reads second, so that nothing falls between.</summary>
public sealed class AgentSnapshots(HubConnections connections, AgentConversations conversations, AgentPresence presence, IJournal journal, IDispatcher dispatcher, DeskStaff staff, IShopStore shops, GivenTags tags, IBuyerStore buyers, Handovers handovers, IDelivery delivery, TimeProvider clock)
{
    private const int LatestMessages = 30;

    // More than any agent serves: of others he is only told that they went.
    private const int MaxGone = 200;

    public async Task<AgentSnapshot> ResumeAsync(ClientConnection connection, ResumeRequest request, CancellationToken cancellationToken)
    {
        var agent = connection.Agent!;
        connection.Pinged();
        await connections.OpenAsync(connection, BuyerEntry.Unknown, cancellationToken);
        var (mine, around) = await ConnectAsync(agent, connection.Id, cancellationToken);
        // After the lease, so that the agent is never without one while his other desk leaves.
        if (request.TakeOver)
            delivery.ToAgent(agent.Shop, agent.Agent, new SessionSuperseded(SessionSuperseded.Elsewhere), except: connection.Id);
        var owned = await conversations.OwnedAsync(agent, cancellationToken);
        var opened = await OpenAsync(connection, owned, request, cancellationToken);
        var gone = request.Have.Keys.Except(owned.Select(conversation => conversation.Id)).Take(MaxGone).ToList();
        var elsewhere = await ElsewhereAsync(agent, gone, cancellationToken);
        var shop = await shops.FindAsync(agent.Shop, cancellationToken);
        return new()
        {
            Me = new(agent.Agent, agent.Name, agent.Role, agent.Shop, shop?.Name ?? "", ShopHold.Of(shop)),
            State = mine?.State ?? AgentState.Offline,
            MyGroups = mine?.Groups,
            Duty = shop is null ? null : new ShiftSchedule(shop.Shifts).DutyOf(agent.Agent, clock.GetUtcNow()),
            AwayContactSeconds = AwayContactSeconds(shop),
            GraceSeconds = (int?)shop?.Routing.Grace.TotalSeconds,
            RestAfterSeconds = (int?)shop?.Routing.RestAfter.TotalSeconds,
            Conversations = opened,
            Elsewhere = elsewhere,
            Ended = await EndedAsync(agent, gone.Except(elsewhere.Keys), cancellationToken),
            Tags = await tags.OfAsync(agent.Shop, [.. owned.Select(conversation => conversation.Buyer)], cancellationToken),
            Levels = await buyers.LevelsAsync(agent.Shop, [.. owned.Where(conversation => conversation.BuyerVerified).Select(conversation => conversation.Buyer)], cancellationToken),
            Colleagues = around?.Colleagues ?? [],
            Tiers = shop?.Tiers,
            Groups = shop is null ? [] : GroupsOf(shop),
            Counts = CountsOf(owned, around?.Staff),
            ServerTime = clock.GetUtcNow(),
        };
    }

    // Without the dispatcher he goes on with what is his; the next renewal of leases makes him one.
    private async Task<(AgentView? Mine, DeskStaff.Reading? Around)> ConnectAsync(AgentIdentity agent, ConnectionId connection, CancellationToken cancellationToken)
    {
        try
        {
            await presence.ConnectedAsync(agent, connection, cancellationToken);
            return (await dispatcher.AgentAsync(agent.Shop, agent.Agent, cancellationToken), await staff.LatelyAsync(agent.Shop, cancellationToken));
        }
        catch (DispatcherUnavailableException)
        {
            return default;
        }
    }

    private async Task<IReadOnlyList<OpenedConversation>> OpenAsync(
        ClientConnection connection, IReadOnlyList<ConversationRecord> owned, ResumeRequest request, CancellationToken cancellationToken)
    {
        var ratings = owned.Count == 0 ? [] : await journal.RatingsAsync(owned[0].Shop, [.. owned.Select(conversation => conversation.Id)], cancellationToken);
        var handed = await handovers.OfAsync(owned, cancellationToken);
        var opened = new List<OpenedConversation>(owned.Count);
        foreach (var conversation in owned)
        {
            var rating = ratings.FirstOrDefault(rating => rating.ConversationId == conversation.Id);
            var by = handed.GetValueOrDefault(conversation.Id);
            opened.Add(new(AgentConversation.Of(conversation), await LackingAsync(conversation, request, cancellationToken), rating, by?.By, by?.Remark));
            connection.Told(conversation.Id, conversation.LastSeq);
        }

        return opened;
    }

    private async Task<Dictionary<ConversationId, AgentId>> ElsewhereAsync(AgentIdentity agent, IEnumerable<ConversationId> gone, CancellationToken cancellationToken)
    {
        try
        {
            var found = await Task.WhenAll(gone.Select(id => dispatcher.ConversationAsync(agent.Shop, id, cancellationToken).AsTask()));
            return found.Where(conversation => conversation?.Owner is { } owner && owner != agent.Agent).ToDictionary(conversation => conversation!.Conversation, conversation => conversation!.Owner!.Value);
        }
        catch (DispatcherUnavailableException)
        {
            return [];
        }
    }

    private async Task<IReadOnlyList<ConversationId>> EndedAsync(AgentIdentity agent, IEnumerable<ConversationId> gone, CancellationToken cancellationToken)
    {
        var ended = new List<ConversationId>();
        foreach (var id in gone)
        {
            if (await conversations.FindAsync(agent, id, cancellationToken) is { Placement: Placement.Closed })
                ended.Add(id);
        }

        return ended;
    }

    private Task<IReadOnlyList<Message>> LackingAsync(ConversationRecord conversation, ResumeRequest request, CancellationToken cancellationToken)
    {
        var after = request.Have.TryGetValue(conversation.Id, out var have) ? Math.Clamp(have, 0, conversation.LastSeq) : Math.Max(0, conversation.LastSeq - LatestMessages);
        return journal.ReadAsync(conversation.Shop, conversation.Id, after, MessagePage.SyncSize, cancellationToken);
    }

    private static GroupBrief[] GroupsOf(Shop shop) =>
        [.. shop.Groups.Select(group => new GroupBrief(group.Id, shop.GroupNames.GetValueOrDefault(group.Id, group.Id.Value), shop.GroupTiers.GetValueOrDefault(group.Id)))];

    // Contacts that count for nobody count for nobody who is away.
    private static int? AwayContactSeconds(Shop? shop)
    {
        if (shop?.Routing is not { } routing)
            return null;
        var window = routing.AffinityDepth == 0 ? TimeSpan.Zero : routing.AffinityPausedWindow;
        return (int)(routing.AffinityWindow < window && routing.AffinityWindow != Timeout.InfiniteTimeSpan ? routing.AffinityWindow : window).TotalSeconds;
    }

    private static DeskCounts CountsOf(IReadOnlyList<ConversationRecord> owned, StaffView? staff)
    {
        var needsReply = owned.Count(conversation => conversation.TurnOpenedAt is not null);
        return new(needsReply, owned.Count - needsReply, staff?.Waiting ?? 0, staff?.OfflinePool ?? 0);
    }
}
