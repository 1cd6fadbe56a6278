namespace ChatRouter.Core.Routing.InMemory;

/// <summary>留言池: what came while nobody was there, drained in rounds so that the first one in does not get all of it.</summary>
internal sealed class OfflinePool(ShopState shop) : Timed
{
    private readonly ConversationLine _line = new(ConversationLine.ByAge);
    private readonly List<AgentEntry> _held = [];
    private long _pass;

    public override string Key => "";

    public int Count => _line.Count;

    /// <summary>Rounds are numbered; an agent takes part once in each.</summary>
    public long Round { get; private set; }

    public Conversation[] All() => _line.ToArray();

    public void Enter(Conversation conversation)
    {
        _line.Add(conversation);
        if (HeapIndex < 0 && AnyOnline)
            Begin();
    }

    public void Leave(Conversation conversation)
    {
        _line.Remove(conversation);
        if (_line.Count == 0)
            shop.Deadlines.Remove(this);
    }

    /// <summary>How many the agent may still take in this pass: busyAbove − pending when it began.</summary>
    public int QuotaOf(AgentEntry agent)
    {
        if (agent.Pass != _pass)
        {
            agent.Pass = _pass;
            agent.Quota = Math.Max(0, shop.Policy.Settings.BusyAbove - agent.Pending);
        }

        return agent.Quota;
    }

    /// <summary>Without a quota he does not compete until the pass ends.</summary>
    public void Hold(AgentEntry agent)
    {
        agent.Held = true;
        _held.Add(agent);
        Refresh(agent);
    }

    /// <summary>An agent came Online: a round for him, unless he already took part in the present one.</summary>
    public void Join(AgentEntry agent)
    {
        if (_line.Count == 0)
            return;

        if (HeapIndex < 0)
            Begin();

        if (agent.Round == Round)
            return;

        agent.Round = Round;
        Drain(agent);
    }

    /// <summary>The next round is due; with nobody Online the rounds end until somebody comes.</summary>
    public void Fire()
    {
        shop.Deadlines.Remove(this);
        if (_line.Count == 0 || !AnyOnline)
            return;

        Round++;
        Drain(null);
        if (_line.Count > 0)
            Arm();
    }

    private bool AnyOnline => shop.WholeShop.Online > 0;

    private void Begin()
    {
        Round++;
        Arm();
    }

    private void Arm() => shop.Deadlines.Set(this, shop.Now + Policy.RoundEvery, DeadlineKind.OfflineRound);

    private void Drain(AgentEntry? only)
    {
        _pass++;
        foreach (var conversation in _line.ToArray())
        {
            if (only is not null && QuotaOf(only) == 0)
                break;

            var decision = Placing.Decide(shop, conversation, new Attempt(RouteNotes.None, AttemptKind.Round, only));
            if (decision is not null)
                conversation.Owner!.Quota--;
        }

        foreach (var agent in _held)
        {
            agent.Held = false;
            Refresh(agent);
        }

        _held.Clear();
    }

    private void Refresh(AgentEntry agent)
    {
        foreach (var (pool, slot) in agent.Memberships)
            pool.Refresh(slot, shop.Policy);
    }
}
