using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;

namespace ChatRouter.Core.Supervision;

/// <summary>Counts what the dispatcher sees of a shop, for all of it and for each group.</summary>
internal sealed class BoardCount(Shop shop, ShopLook look, DateTimeOffset at)
{
    private readonly Dictionary<GroupId, TimeSpan> _urgentAfter = shop.Groups.ToDictionary(group => group.Id, group => shop.TiersOf(group.Id).UrgentAfter);

    private readonly TimeSpan _elseUrgentAfter = shop.TiersOf(null).UrgentAfter;

    private readonly Dictionary<AgentId, IReadOnlyList<GroupId>> _groups = look.Agents.ToDictionary(agent => agent.Agent, agent => agent.Groups);

    private readonly Dictionary<AgentId, DateTimeOffset> _longest = look.Conversations.Where(NeedsReply)
        .GroupBy(conversation => conversation.Owner!.Value, conversation => conversation.WaitingSince).ToDictionary(owned => owned.Key, owned => owned.Min());

    public BoardFigures OfShop() => Of(look.Agents, look.Conversations, look.Queue);

    public BoardGroup OfGroup(GroupId group) => new(group, shop.GroupNames.GetValueOrDefault(group, group.Value), FiguresOf(group), shop.GroupTiers.GetValueOrDefault(group));

    private BoardFigures FiguresOf(GroupId group) => Of(
        [.. look.Agents.Where(agent => agent.Groups.Contains(group))],
        [.. look.Conversations.Where(conversation => Serve(conversation).Contains(group))],
        [.. look.Queue.Where(waiting => PoolId.GroupsOf(waiting.Pool).Contains(group))]);

    /// <summary>Since when the longest waiting of his buyers waits.</summary>
    public DateTimeOffset? LongestOf(AgentId agent) => _longest.TryGetValue(agent, out var since) ? since : null;

    private IReadOnlyList<GroupId> Serve(ConversationView conversation) =>
        conversation.Owner is { } owner ? _groups.GetValueOrDefault(owner, []) : conversation.Placement == Placement.HeldByBot ? [] : PoolId.GroupsOf(conversation.Pool);

    private BoardFigures Of(IReadOnlyList<AgentView> agents, IReadOnlyList<ConversationView> conversations, IReadOnlyList<QueuePosition> queued)
    {
        var waiting = conversations.Where(conversation => NeedsReply(conversation) || conversation.Placement == Placement.Queued).ToList();
        var longest = queued.Count == 0 ? (QueuePosition?)null : queued.MinBy(position => position.WaitingSince);
        return new()
        {
            Open = conversations.Count,
            NeedsReply = conversations.Count(NeedsReply),
            Urgent = waiting.Count(IsUrgent),
            UrgentSeconds = _urgentAfter.Values.All(after => after == _elseUrgentAfter) ? (int)_elseUrgentAfter.TotalSeconds : null,
            LongestSince = waiting.Count == 0 ? null : waiting.Min(conversation => conversation.WaitingSince),
            Queued = queued.Count,
            QueuedSince = longest?.WaitingSince,
            QueueReason = longest?.Reason,
            OfflinePool = conversations.Count(conversation => conversation.Placement == Placement.OfflinePool),
            Online = agents.Count(agent => agent.State == AgentState.Online),
            Paused = agents.Count(agent => agent.State == AgentState.Paused),
            Grace = agents.Count(agent => agent.State == AgentState.Grace),
            Offline = agents.Count(agent => agent.State == AgentState.Offline),
            Places = PlacesOf(agents, agent => agent.Capacity),
            FreePlaces = PlacesOf(agents, agent => Math.Max(0, agent.Capacity - agent.Active)),
        };
    }

    private bool IsUrgent(ConversationView conversation) =>
        at - conversation.WaitingSince >= (GroupOf(conversation) is { } group ? _urgentAfter.GetValueOrDefault(group, _elseUrgentAfter) : _elseUrgentAfter);

    // As the desk: the group through which it came, else the only one that its agent is in.
    private GroupId? GroupOf(ConversationView conversation) =>
        PoolId.OnlyGroupOf(conversation.Pool) ?? (conversation.Owner is not null && Serve(conversation) is [var group] ? group : null);

    private static bool NeedsReply(ConversationView conversation) => conversation is { TurnOpen: true, Owner: not null };

    private static int? PlacesOf(IReadOnlyList<AgentView> agents, Func<AgentView, int> places)
    {
        var serving = agents.Where(agent => agent is { State: AgentState.Online, NoSplit: false, Weight: > 0 }).ToList();
        return serving.Exists(agent => agent.Capacity == 0) ? null : serving.Sum(places);
    }
}
