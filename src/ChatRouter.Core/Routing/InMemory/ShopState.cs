namespace ChatRouter.Core.Routing.InMemory;

/// <summary>All that the dispatcher knows of one shop. Everything in it is guarded by <see cref="Gate"/>.</summary>
internal sealed class ShopState(ShopId id)
{
    private static readonly Dictionary<BuyerId, AgentId> NobodyDedicated = [];

    private StepEffects? _effects;
    private Queue? _queue;
    private OfflinePool? _offlinePool;
    private IdleBuyers? _idleBuyers;
    private DispatchResult? _quiet;

    public Lock Gate { get; } = new();

    public ShopId Id { get; } = id;

    /// <summary>Its conversations are not all back, so that it counts as unknown.</summary>
    public bool AwaitsConversations { get; set; }

    /// <summary>The shop's latest time, in Unix milliseconds.</summary>
    public long Now { get; set; }

    public Policy Policy { get; set; } = new(Presets.Balanced);

    public IReadOnlyDictionary<BuyerId, AgentId> Dedicated { get; set; } = NobodyDedicated;

    public Dictionary<AgentId, AgentEntry> Agents { get; } = [];

    public Dictionary<ConnectionId, Lease> Leases { get; } = [];

    public Dictionary<ConversationId, Conversation> Conversations { get; } = [];

    public Dictionary<BuyerId, BuyerEntry> Buyers { get; } = [];

    public Pools Pools { get; } = new();

    public Deadlines Deadlines { get; } = new();

    public Queue Queue => _queue ??= new Queue(this);

    public OfflinePool OfflinePool => _offlinePool ??= new OfflinePool(this);

    public IdleBuyers IdleBuyers => _idleBuyers ??= new IdleBuyers(this);

    /// <summary>The pool <c>*</c>, ready to be asked.</summary>
    public Pool WholeShop => InMemory.Pools.Filled(Pools.WholeShop, this);

    public StepEffects Effects => _effects ??= new StepEffects();

    /// <summary>Agents that came Online in this event; none while nobody did.</summary>
    public List<AgentEntry>? Arrivals { get; set; }

    /// <summary>What the global index has been told.</summary>
    public long IndexedDue { get; set; } = Timed.Never;

    public bool HasEffects => _effects is { IsEmpty: false };

    public bool HasWaiting => _queue is { Count: > 0 };

    public bool HasOffline => _offlinePool is { Count: > 0 };

    public DateTimeOffset Time => ToTime(Now);

    public static DateTimeOffset ToTime(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    /// <summary>The agent, known or only named by the journal.</summary>
    public AgentEntry Agent(AgentId agent)
    {
        if (!Agents.TryGetValue(agent, out var entry))
        {
            entry = new AgentEntry(agent);
            Agents.Add(agent, entry);
            Pools.Rejoin(entry, Policy);
        }

        return entry;
    }

    public BuyerEntry Buyer(BuyerId buyer)
    {
        if (!Buyers.TryGetValue(buyer, out var entry))
        {
            entry = new BuyerEntry(buyer);
            Buyers.Add(buyer, entry);
        }

        return entry;
    }

    /// <summary>Writes or refreshes a contact, and forgets those that count no more.</summary>
    public void Meet(BuyerEntry buyer, AgentEntry agent, long at)
    {
        if (Policy.AffinityWindow != Timed.Never)
            buyer.ForgetOlderThan(Now - Policy.AffinityWindow);
        buyer.Touch(agent, at, Policy.MostContacts);
    }

    /// <summary>Forgets buyers whose contacts count no more.</summary>
    public void Purge() => _idleBuyers?.Purge();

    public DispatchResult Done(Decision? subject = null)
    {
        if (subject is null && !HasEffects)
            return _quiet ??= Effects.Take(Id, DispatchOutcome.Done, RefusalCode.None, null);

        return Effects.Take(Id, DispatchOutcome.Done, RefusalCode.None, subject);
    }

    public DispatchResult Ignored(Decision? subject = null) => Effects.Take(Id, DispatchOutcome.Ignored, RefusalCode.None, subject);

    public DispatchResult Refused(RefusalCode code, Decision? subject = null) => Effects.Take(Id, DispatchOutcome.Refused, code, subject);
}
