namespace ChatRouter.Core.Routing.InMemory;

/// <summary>One pool: its members by id, who of them competes, and its shares (rules 7 to 9).</summary>
internal sealed class Pool(PoolId id, GroupId[] groups)
{
    private AgentEntry[] _members = [];
    private long[] _shares = [];
    private int _count;
    private MinTree<long>? _calm;
    private MinTree<double>? _busy;
    private Tally _tally;

    // Shares outlive membership: leaving a group and coming back wins nothing.
    private Dictionary<AgentEntry, long>? _departed;

    public PoolId Id { get; } = id;

    /// <summary>None: the whole shop.</summary>
    public GroupId[] Groups { get; } = groups;

    public bool IsWholeShop => Groups.Length == 0;

    /// <summary>How long its queue may hold somebody before the whole shop serves him.</summary>
    public long OverflowAfter { get; set; } = Timed.Never;

    /// <summary>Pools are filled when they are first asked.</summary>
    public bool IsFilled => _calm is not null;

    /// <summary>v: the counted share of the last pick.</summary>
    public long Clock { get; private set; }

    public ConversationLine Line { get; } = new(ConversationLine.ByClass);

    public DrainRate Drain;

    /// <summary>Something decided by presence changed: everybody who waits for this pool is routed again.</summary>
    public bool IsUnsettled { get; set; }

    public int Online => _count - _tally.Of(AgentClass.Offline) - _tally.Of(AgentClass.OffDuty) - _tally.Of(AgentClass.Paused) - _tally.Of(AgentClass.Grace);

    /// <summary>Somebody is Online, but nobody who gets anything from a pool.</summary>
    public bool NeedsSupervisor => Online > 0 && _tally.Of(AgentClass.Unsplit) == Online;

    public PoolCounts Counts => new(
        _tally.Of(AgentClass.Offline),
        _tally.Of(AgentClass.Paused) + _tally.Of(AgentClass.Grace),
        _tally.Of(AgentClass.Full),
        _tally.Of(AgentClass.OffDuty) + _tally.Of(AgentClass.Unsplit) + _tally.Of(AgentClass.Guarded),
        _tally.Of(AgentClass.Busy),
        _tally.Of(AgentClass.Calm));

    /// <summary>Why nobody takes a buyer who waits here.</summary>
    public RouteReason QueueReason =>
        _tally.Of(AgentClass.Full) == 0 ? RouteReason.AllAway : IsWholeShop ? RouteReason.AllFull : RouteReason.GroupFull;

    public bool IsMember(AgentEntry agent) => IsWholeShop || Array.Exists(Groups, group => Array.IndexOf(agent.Groups, group) >= 0);

    /// <summary>Rule 10: somebody is there, or will be back.</summary>
    public bool SomebodyComes(bool pausedCounts) =>
        Online > 0 || _tally.Of(AgentClass.Grace) > 0 || (pausedCounts && _tally.Of(AgentClass.Paused) > 0);

    /// <summary>Everything about presence that can move a waiting conversation to another pool or place.</summary>
    public (bool AnyOnline, bool SomebodyComes, bool NeedsSupervisor) Mood(bool pausedCounts) =>
        (Online > 0, SomebodyComes(pausedCounts), NeedsSupervisor);

    /// <summary>Makes the row of members anew; shares stay.</summary>
    public void Fill(IEnumerable<AgentEntry> agents, Policy policy)
    {
        for (var slot = 0; slot < _count; slot++)
        {
            (_departed ??= [])[_members[slot]] = _shares[slot];
            _members[slot].LeavePool(this);
        }

        _members = [.. agents.Where(IsMember).OrderBy(agent => agent.Id.Value, StringComparer.Ordinal)];
        _shares = new long[_members.Length];
        _count = _members.Length;
        for (var slot = 0; slot < _count; slot++)
            _shares[slot] = Recall(_members[slot]);
        Index(policy);
    }

    public void Add(AgentEntry agent, Policy policy)
    {
        if (_count == _members.Length)
        {
            Array.Resize(ref _members, Math.Max(4, _count * 2));
            Array.Resize(ref _shares, _members.Length);
        }

        var place = ~Array.BinarySearch(_members, 0, _count, agent, ById.Instance);
        Array.Copy(_members, place, _members, place + 1, _count - place);
        Array.Copy(_shares, place, _shares, place + 1, _count - place);
        _members[place] = agent;
        _shares[place] = Recall(agent);
        _count++;
        Index(policy);
    }

    public void Remove(AgentEntry agent, Policy policy)
    {
        var place = agent.SlotIn(this);
        (_departed ??= [])[agent] = _shares[place];
        agent.LeavePool(this);
        _count--;
        Array.Copy(_members, place + 1, _members, place, _count - place);
        Array.Copy(_shares, place + 1, _shares, place, _count - place);
        _members[_count] = null!;
        Index(policy);
    }

    /// <summary>The agent went from one class to another, or his load or weight changed.</summary>
    public void Move(int slot, AgentClass from, AgentClass to, Policy policy)
    {
        if (from != to)
        {
            _tally.Add(from, -1);
            _tally.Add(to, 1);
        }

        Refresh(slot, policy);
    }

    /// <summary>Puts the agent where he competes now.</summary>
    public void Refresh(int slot, Policy policy)
    {
        var agent = _members[slot];
        _calm!.Set(slot, agent.Class == AgentClass.Calm && !agent.Held ? _shares[slot] : MinTree<long>.Absent);
        if (agent.Class == AgentClass.Busy && !agent.Held)
            (_busy ??= new MinTree<double>(_members.Length)).Set(slot, (double)agent.Pending / policy.WeightOf(agent));
        else
            _busy?.Set(slot, MinTree<double>.Absent);
    }

    /// <summary>Takes the agent out of the competition until he is refreshed.</summary>
    public void Mask(int slot)
    {
        _calm!.Set(slot, MinTree<long>.Absent);
        _busy?.Set(slot, MinTree<double>.Absent);
    }

    /// <summary>Rules 8 and 9 among those who are not masked; nothing is changed.</summary>
    public bool TryPick(bool calmOnly, Policy policy, out Pick pick)
    {
        var tier = Tier.Calm;
        var winner = FirstCalm();
        if (winner < 0 && !calmOnly)
        {
            tier = Tier.Busy;
            winner = FirstBusy();
        }

        if (winner < 0)
        {
            pick = default;
            return false;
        }

        Mask(winner);
        var second = tier == Tier.Calm ? FirstCalm() : FirstBusy();
        Refresh(winner, policy);
        pick = new Pick(_members[winner], second < 0 ? null : _members[second], tier, CountedShare(winner));
        return true;
    }

    /// <summary>The agent is eligible and not masked.</summary>
    public bool Competes(AgentEntry agent) => agent.Class is AgentClass.Calm or AgentClass.Busy && agent.SlotIn(this) >= 0;

    /// <summary>What the agent competes with.</summary>
    public long ShareOf(AgentEntry agent) => CountedShare(agent.SlotIn(this));

    /// <summary>Rule 9: the pick's effect on clock and share.</summary>
    public void Charge(AgentEntry winner, Policy policy)
    {
        var slot = winner.SlotIn(this);
        Clock = CountedShare(slot);
        _shares[slot] = Clock + policy.ShareStep(winner);
        Refresh(slot, policy);
    }

    /// <summary>A recent contact counts as a pick of this agent, but is none of the pool.</summary>
    public void ChargeContact(AgentEntry agent, Policy policy)
    {
        var slot = agent.SlotIn(this);
        if (slot < 0 || agent.Weight <= 0)
            return;

        _shares[slot] = CountedShare(slot) + policy.ShareStep(agent);
        Refresh(slot, policy);
    }

    /// <summary>Nobody has got anything from it yet.</summary>
    public bool IsUntouched => Clock == 0 && !_shares.AsSpan(0, _count).ContainsAnyExcept(0);

    /// <summary>Takes over clock and shares; the pool is filled.</summary>
    public void Resume(PoolView known, Policy policy)
    {
        Clock = known.Clock;
        foreach (var (agent, share) in known.Shares)
        {
            var slot = Array.FindIndex(_members, 0, _count, member => member.Id == agent);
            if (slot < 0)
                continue;
            _shares[slot] = share;
            Refresh(slot, policy);
        }
    }

    public PoolView View()
    {
        var known = new List<KeyValuePair<AgentId, long>>(_count);
        for (var slot = 0; slot < _count; slot++)
            known.Add(new(_members[slot].Id, _shares[slot]));
        return new PoolView(Id, Clock, known);
    }

    private long CountedShare(int slot) => Math.Max(_shares[slot], Clock);

    // All that are not ahead of the clock count alike, so the first of them by id wins; without any the smallest share sets the limit.
    private int FirstCalm() => _calm!.IsEmpty ? -1 : _calm.FirstAtMost(Math.Max(Clock, _calm.Min));

    private int FirstBusy() => _busy is null || _busy.IsEmpty ? -1 : _busy.FirstAtMost(_busy.Min);

    private long Recall(AgentEntry agent) => _departed is not null && _departed.Remove(agent, out var share) ? share : 0;

    private void Index(Policy policy)
    {
        _calm = new MinTree<long>(_members.Length);
        _busy = null;
        _tally = default;
        for (var slot = 0; slot < _count; slot++)
        {
            _members[slot].SetSlot(this, slot);
            _tally.Add(_members[slot].Class, 1);
            Refresh(slot, policy);
        }
    }

    private sealed class ById : IComparer<AgentEntry>
    {
        public static readonly ById Instance = new();

        public int Compare(AgentEntry? x, AgentEntry? y) => string.CompareOrdinal(x?.Id.Value, y?.Id.Value);
    }
}
