using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Routing.InMemory;

/// <summary>A shop's waiting conversations, by pool and by the agents who may claim them, and who is to be routed again.</summary>
internal sealed class Queue(ShopState shop)
{
    private readonly List<AgentEntry> _ready = [];
    private readonly List<Pool> _unsettled = [];

    public int Count { get; private set; }

    /// <summary>The conversation waits for its pool from now on.</summary>
    public void Enter(Conversation conversation)
    {
        var pool = conversation.Pool!;
        if (pool.Line.Count == 0)
            pool.Drain.Start(shop.Now);
        conversation.Home = PoolRules.HomeOf(shop, conversation);
        Insert(conversation);
        Count++;
    }

    public void Leave(Conversation conversation, bool served)
    {
        var pool = conversation.Pool!;
        Withdraw(conversation);
        conversation.Home = null;
        Count--;
        if (served)
            pool.Drain.Serve(shop.Now);
        if (pool.Line.Count == 0)
            pool.Drain.Stop(shop.Now);
    }

    /// <summary>Puts the conversation in line by what it is now.</summary>
    public void Insert(Conversation conversation)
    {
        conversation.Class = ClassOf(conversation);
        conversation.Pool!.Line.Add(conversation);
        conversation.Claimants = PersonalRules.Claimants(shop, conversation);
        foreach (var agent in conversation.Claimants)
            (agent.Claims ??= new ConversationLine(ConversationLine.ByClass)).Add(conversation);
        shop.Effects.MoveQueue();
    }

    /// <summary>Takes the conversation out of line before something changes that its place depends on.</summary>
    public void Withdraw(Conversation conversation)
    {
        conversation.Pool!.Line.Remove(conversation);
        foreach (var agent in conversation.Claimants)
        {
            agent.Claims!.Remove(conversation);
            if (agent.Claims.Count == 0)
                agent.Claims = null;
        }

        conversation.Claimants = [];
        shop.Effects.MoveQueue();
    }

    /// <summary>The agent changed: perhaps he may take somebody.</summary>
    public void Ready(AgentEntry agent)
    {
        if (agent.IsReady || agent.State == AgentState.Offline)
            return;

        agent.IsReady = true;
        _ready.Add(agent);
    }

    /// <summary>The pool's presence changed: whoever waits for it is routed again.</summary>
    public void Unsettle(Pool pool)
    {
        if (pool.IsUnsettled)
            return;

        pool.IsUnsettled = true;
        _unsettled.Add(pool);
    }

    /// <summary>Routes until nobody waits whom an eligible agent could take.</summary>
    public void Settle()
    {
        while (_unsettled.Count > 0)
            RouteUnsettled();

        while (Count > 0 && _ready.Count > 0)
        {
            if (FirstServable() is not { } conversation)
                break;

            if (Placing.Decide(shop, conversation, new Attempt(RouteNotes.None)) is not { Changes: true })
                break;
        }

        foreach (var agent in _ready)
            agent.IsReady = false;
        _ready.Clear();
    }

    /// <summary>Routes those again that still wait, in the given order.</summary>
    public void Route(Conversation[] again)
    {
        foreach (var conversation in again)
        {
            if (conversation.Placement == Placement.Queued)
                Placing.Decide(shop, conversation, new Attempt(RouteNotes.None));
        }
    }

    /// <summary>All that wait, in the order in which they would be taken.</summary>
    public Conversation[] All()
    {
        var all = new List<Conversation>(Count);
        foreach (var pool in shop.Pools.All)
            all.AddRange(pool.Line.ToArray());
        all.Sort(ConversationLine.ByClass);
        return [.. all];
    }

    /// <summary>When the conversation rises by a class.</summary>
    public long NextAgeing(Conversation conversation)
    {
        if (shop.Policy.AgeBoost == Timed.Never || conversation.Class >= Policy.HighestClass)
            return Timed.Never;

        return conversation.WaitingSince + ((conversation.Class - conversation.Priority + 1) * shop.Policy.AgeBoost);
    }

    private int ClassOf(Conversation conversation)
    {
        var lifted = shop.Policy.AgeBoost == Timed.Never ? 0 : Math.Max(0, shop.Now - conversation.WaitingSince) / shop.Policy.AgeBoost;
        return (int)Math.Max(conversation.Priority, Math.Min(Policy.HighestClass, conversation.Priority + lifted));
    }

    private void RouteUnsettled()
    {
        // Whoever waits in the whole shop's queue may have come from any of the pools, and the other way round.
        var whole = _unsettled.Exists(pool => pool.IsWholeShop);
        var again = whole
            ? All()
            : Array.FindAll(All(), c => c.Pool!.IsUnsettled || c.Home!.IsUnsettled);
        foreach (var pool in _unsettled)
            pool.IsUnsettled = false;
        _unsettled.Clear();
        Route(again);
    }

    /// <summary>The first in line among all whom one of the ready agents may take.</summary>
    private Conversation? FirstServable()
    {
        Conversation? first = null;
        foreach (var agent in _ready)
        {
            if (agent.Claims is { } claims && (!agent.Full || shop.Policy.Settings.AffinityOverCapacity))
                Earlier(ref first, FirstClaimed(claims, agent));
            if (agent.Class is AgentClass.Calm or AgentClass.Busy)
                Earlier(ref first, FirstInPools(agent));
        }

        return first;
    }

    private Conversation? FirstClaimed(ConversationLine claims, AgentEntry agent)
    {
        for (var i = 0; i < claims.Count; i++)
        {
            if (PersonalRules.Claims(shop, claims[i], agent))
                return claims[i];
        }

        return null;
    }

    private static Conversation? FirstInPools(AgentEntry agent)
    {
        Conversation? first = null;
        foreach (var (pool, _) in agent.Memberships)
        {
            for (var i = 0; i < pool.Line.Count; i++)
            {
                if (!PoolRules.MayServe(pool.Line[i], agent))
                    continue;

                Earlier(ref first, pool.Line[i]);
                break;
            }
        }

        return first;
    }

    private static void Earlier(ref Conversation? first, Conversation? other)
    {
        if (other is not null && (first is null || ConversationLine.ByClass(other, first) < 0))
            first = other;
    }
}
