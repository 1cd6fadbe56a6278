using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;
using ChatRouter.Redis.Connection;

namespace ChatRouter.Redis.Routing;

/// <summary>Turns what the reading scripts return into the contract's views.</summary>
internal static class ViewReader
{
    private static readonly long[] Buckets = [30_000, 60_000, 120_000, 180_000, 300_000, 600_000, 900_000, 1_200_000, 1_800_000, 2_700_000, 3_600_000];

    public static ShopView Shop(ShopId shop, RedisReply[] parts)
    {
        var agents = Array.ConvertAll(parts[0].Items, reply => reply.Items);
        return new()
        {
            Shop = shop,
            Agents = Agents(agents),
            Conversations = Ordered(parts[1].Items.Select(Conversation), c => c.Conversation.Value),
            Waiting = Conversations(parts[2]),
            OfflinePool = Conversations(parts[3]),
            Pools = Ordered(parts[4].Items.Select(pool => Pool(pool.Items, agents)), p => p.Pool.Value),
        };
    }

    public static StaffView Staff(RedisReply[] parts) => new(Agents(parts[0].Items.Select(agent => agent.Items)), parts[1].Small, parts[2].Small);

    public static ConversationView Conversation(RedisReply reply)
    {
        var fields = reply.Items;
        return new()
        {
            Conversation = new(fields[0].Text),
            Buyer = new(fields[1].Text),
            Placement = (Placement)fields[2].Small,
            Owner = DispatchReader.Agent(fields[3]),
            Version = fields[4].Small,
            Seq = fields[5].Number,
            TurnOpen = fields[6].Flag,
            Resting = fields[7].Flag,
            WaitingSince = DispatchReader.Time(fields[8]),
            Pool = fields[9].TextOrNull is { } pool ? new PoolId(pool) : null,
            OrderState = new(fields[10].Text),
            Priority = fields[11].Small,
        };
    }

    public static AgentView Agent(RedisReply[] fields) => new()
    {
        Agent = new(fields[0].Text),
        State = (AgentState)fields[1].Small,
        Wanted = (WantedState)fields[2].Small,
        Connections = fields[3].Small,
        Pending = fields[4].Small,
        Active = fields[5].Small,
        Owned = fields[6].Small,
        Busy = fields[7].Flag,
        Full = fields[8].Flag,
        Weight = fields[9].Small,
        Capacity = fields[10].Small,
        Groups = Array.ConvertAll(fields[11].Items, group => new GroupId(group.Text)),
        NoSplit = fields[12].Flag,
        GraceUntil = fields[13].IsNone ? null : DispatchReader.Time(fields[13]),
        GuardUntil = fields[15].IsNone ? null : DispatchReader.Time(fields[15]),
    };

    /// <summary>In the order in which they would be taken; who moved on while slices were read is in the last place that he had.</summary>
    public static QueuePosition[] Queue(IEnumerable<RedisReply[]> waiting) =>
    [
        .. waiting.Reverse().DistinctBy(fields => fields[0].Text)
            .OrderBy(fields => fields[8].Number).ThenBy(fields => fields[0].Text, StringComparer.Ordinal).Select(Position),
    ];

    private static QueuePosition Position(RedisReply[] fields) => new(
        new(fields[0].Text),
        new(fields[1].Text),
        new(fields[2].Text),
        fields[3].Small,
        Eta(fields[3].Number, fields[4].Number, fields[5].Number),
        (RouteReason)fields[6].Small,
        DispatchReader.Time(fields[7]));

    // Position ÷ rate, rounded up to a bucket; none while nobody was served.
    private static TimeSpan? Eta(long position, long waited, long served)
    {
        if (served == 0)
            return null;

        var wait = position * waited / served;
        return TimeSpan.FromMilliseconds(Array.Find(Buckets, bucket => wait <= bucket) is var found and > 0 ? found : Buckets[^1]);
    }

    private static PoolView Pool(RedisReply[] pool, RedisReply[][] agents)
    {
        var shares = new List<KeyValuePair<AgentId, long>>();
        foreach (var agent in agents)
        {
            var known = agent[14].Items;
            for (var i = 0; i < known.Length; i += 2)
            {
                if (known[i].Text == pool[0].Text)
                    shares.Add(new(new(agent[0].Text), known[i + 1].Number));
            }
        }

        return new(new(pool[0].Text), pool[1].Number, Ordered(shares, s => s.Key.Value));
    }

    private static AgentView[] Agents(IEnumerable<RedisReply[]> agents) => Ordered(agents.Select(Agent), a => a.Agent.Value);

    private static ConversationId[] Conversations(RedisReply reply) => Array.ConvertAll(reply.Items, id => new ConversationId(id.Text));

    private static T[] Ordered<T>(IEnumerable<T> items, Func<T, string> id) => [.. items.OrderBy(id, StringComparer.Ordinal)];
}
