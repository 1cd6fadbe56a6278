using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Routing.InMemory;

/// <summary>A shop as others see it; nothing is changed.</summary>
internal static class Views
{
    public static ShopView Shop(ShopState shop) => new()
    {
        Shop = shop.Id,
        Agents = Agents(shop),
        Conversations = Conversations(shop),
        Waiting = shop.HasWaiting ? Array.ConvertAll(shop.Queue.All(), c => c.Id) : [],
        OfflinePool = shop.HasOffline ? Array.ConvertAll(shop.OfflinePool.All(), c => c.Id) : [],
        Pools = [.. shop.Pools.All.Where(p => p.IsFilled && !p.IsUntouched).OrderBy(p => p.Id.Value, StringComparer.Ordinal).Select(p => p.View())],
    };

    public static StaffView Staff(ShopState shop) => new(Agents(shop), shop.HasWaiting ? shop.Queue.Count : 0, shop.HasOffline ? shop.OfflinePool.Count : 0);

    public static IReadOnlyList<ConversationView> Conversations(ShopState shop) =>
        [.. shop.Conversations.Values.OrderBy(c => c.Id.Value, StringComparer.Ordinal).Select(Conversation)];

    public static ConversationView Conversation(Conversation conversation) => new()
    {
        Conversation = conversation.Id,
        Buyer = conversation.Buyer.Id,
        Placement = conversation.Placement,
        Owner = conversation.Owner?.Id,
        Version = conversation.Version,
        Seq = conversation.Seq,
        TurnOpen = conversation.TurnOpen,
        Resting = conversation.Resting,
        WaitingSince = ShopState.ToTime(conversation.WaitingSince),
        Pool = conversation.Pool?.Id,
        OrderState = conversation.Buyer.OrderState,
        Priority = conversation.Priority,
    };

    public static AgentView Agent(ShopState shop, AgentEntry agent) => new()
    {
        Agent = agent.Id,
        State = agent.State,
        Wanted = agent.Wanted,
        Connections = Connections(agent),
        Pending = agent.Pending,
        Active = agent.Active,
        Owned = agent.Owned,
        Busy = agent.Pending > shop.Policy.Settings.BusyAbove,
        Full = agent.Full,
        Weight = agent.Weight,
        Capacity = agent.Capacity,
        Groups = [.. agent.Groups],
        NoSplit = agent.NoSplit,
        GraceUntil = agent.State == AgentState.Grace ? ShopState.ToTime(agent.GraceUntil) : null,
        GuardUntil = agent.GuardUntil == Timed.Never ? null : ShopState.ToTime(agent.GuardUntil),
    };

    public static int Position(Conversation conversation) =>
        conversation.Placement == Placement.Queued ? conversation.Pool!.Line.PositionOf(conversation) : 0;

    public static IReadOnlyList<QueuePosition> Queue(ShopState shop, long at)
    {
        if (!shop.HasWaiting)
            return [];

        var now = Math.Max(at, shop.Now);
        var positions = new Dictionary<Pool, int>();
        return Array.ConvertAll(shop.Queue.All(), conversation =>
        {
            var pool = conversation.Pool!;
            var position = positions[pool] = positions.GetValueOrDefault(pool) + 1;
            return new QueuePosition(
                conversation.Id,
                conversation.Buyer.Id,
                pool.Id,
                position,
                pool.Drain.Eta(position, now),
                pool.QueueReason,
                ShopState.ToTime(conversation.WaitingSince));
        });
    }

    private static AgentView[] Agents(ShopState shop) => [.. shop.Agents.Values.OrderBy(a => a.Id.Value, StringComparer.Ordinal).Select(a => Agent(shop, a))];

    private static int Connections(AgentEntry agent)
    {
        var count = 0;
        for (var lease = agent.Leases; lease is not null; lease = lease.Next)
            count++;
        return count;
    }
}
