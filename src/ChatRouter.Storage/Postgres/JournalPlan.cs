using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Webhooks;

namespace ChatRouter.Storage.Postgres;

/// <summary>What a batch of writes would find and change, given some facts. Nothing is written by it.</summary>
/// <remarks>A plan that misses facts is worth nothing but for the list of what it misses.</remarks>
internal sealed class JournalPlan(JournalFacts facts, Outbox outbox) : JournalTransaction(outbox)
{
    private readonly Dictionary<ConversationKey, PlannedConversation> _conversations = [];
    private readonly Dictionary<BuyerKey, ConversationKey> _opened = [];
    private readonly SentMessages _sentHere = new();
    private readonly HashSet<SentKey> _probes = [];
    private readonly HashSet<ConversationKey> _askedConversations = [];
    private readonly HashSet<BuyerKey> _askedBuyers = [];
    private readonly Dictionary<(ShopId Shop, BuyerId Buyer, AgentId Agent), PlannedContact> _contacts = [];
    private readonly Dictionary<ConversationKey, RateConversation> _ratings = [];

    public IReadOnlyCollection<PlannedConversation> Conversations => _conversations.Values;

    public List<(ShopId Shop, Message Message)> Messages { get; } = [];

    /// <summary>Messages that must not have been sent before.</summary>
    public IReadOnlyCollection<SentKey> Probes => _probes;

    public List<(PlaceConversation Command, int Version)> Assignments { get; } = [];

    public IReadOnlyDictionary<(ShopId Shop, BuyerId Buyer, AgentId Agent), PlannedContact> Contacts => _contacts;

    public IReadOnlyCollection<RateConversation> Ratings => _ratings.Values;

    /// <summary>In the order in which they are to be sent.</summary>
    public List<OutboxEntry> Outbox { get; } = [];

    /// <summary>Every conversation and buyer that was asked for, found or not.</summary>
    public IReadOnlyCollection<ConversationKey> AskedConversations => _askedConversations;

    public IReadOnlyCollection<BuyerKey> AskedBuyers => _askedBuyers;

    public List<ConversationKey> MissingConversations { get; } = [];

    public List<BuyerKey> MissingBuyers { get; } = [];

    /// <summary>Conversations of which it has to be known how many messages of agents the buyer has not answered.</summary>
    public List<ConversationKey> MissingCounts { get; } = [];

    public bool IsComplete => MissingConversations.Count == 0 && MissingBuyers.Count == 0 && MissingCounts.Count == 0;

    public static JournalPlan Of(IReadOnlyList<JournalWrite> writes, JournalFacts facts, Outbox outbox)
    {
        var plan = new JournalPlan(facts, outbox);
        foreach (var write in writes)
            plan.CarryOut(write);
        return plan;
    }

    protected override StoredConversation? Find(ConversationKey key) => Planned(key)?.Now;

    protected override StoredConversation? FindOpen(BuyerKey key)
    {
        if (_opened.TryGetValue(key, out var opened) && Planned(opened) is { Now.Record.ClosedAt: null } here)
            return here.Now;
        _askedBuyers.Add(key);
        if (!facts.TryFindOpen(key, out var known))
        {
            MissingBuyers.Add(key);
            return null;
        }

        // This batch may have closed it.
        return known is { } open && Planned(open) is { Now.Record.ClosedAt: null } before ? before.Now : null;
    }

    protected override Message? FindSent(ShopId shop, MessageFrom from, string? sender, string clientMsgId, ConversationId? conversation)
    {
        var key = new SentKey(shop, from, sender ?? "", clientMsgId, conversation);
        if (_sentHere.Find(key) is { } here)
            return here;
        if (facts.FindSent(key) is { } before)
            return before;
        _probes.Add(key);
        return null;
    }

    // Once it is known it is a fact about the conversation, and nobody asks.
    protected override int CountInARow(ConversationKey key)
    {
        MissingCounts.Add(key);
        return 0;
    }

    protected override void Add(StoredConversation conversation)
    {
        var added = new PlannedConversation(new VersionedConversation(conversation, 0));
        _conversations[added.Key] = added;
        _opened[added.Buyer] = added.Key;
    }

    protected override void Replace(StoredConversation conversation, bool placed) =>
        _conversations[new ConversationKey(conversation.Record.Shop, conversation.Record.Id)].Now = conversation;

    protected override void Append(Message message, StoredConversation after)
    {
        Replace(after, placed: false);
        var shop = after.Record.Shop;
        Messages.Add((shop, message));
        _sentHere.Add(shop, message);
    }

    protected override void Insert(PlaceConversation command, int version) => Assignments.Add((command, version));

    protected override void Change(ShopId shop, ContactChange change)
    {
        var key = (shop, change.Buyer, change.Agent);
        _contacts[key] = _contacts.GetValueOrDefault(key).Then(change.At);
    }

    // Whose it is, the table's trigger finds out: for servers of the version before as well.
    protected override void Upsert(RateConversation rating, AgentId? owner) => _ratings[new ConversationKey(rating.Shop, rating.Conversation)] = rating;

    protected override void Tell(OutboxEntry entry) => Outbox.Add(entry);

    private PlannedConversation? Planned(ConversationKey key)
    {
        if (_conversations.TryGetValue(key, out var planned))
            return planned;
        _askedConversations.Add(key);
        if (!facts.TryFind(key, out var known))
            MissingConversations.Add(key);
        if (known is null)
            return null;
        _conversations.Add(key, planned = new PlannedConversation(known));
        return planned;
    }
}
