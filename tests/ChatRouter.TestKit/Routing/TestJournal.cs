using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;

namespace ChatRouter.TestKit.Routing;

/// <summary>The journal of one shop, in memory: it stores messages and accepts decisions by compare-and-set on the version.</summary>
public sealed class TestJournal(ShopId shop)
{
    private readonly Dictionary<ConversationId, JournalConversation> _conversations = [];
    private readonly Dictionary<BuyerId, JournalConversation> _open = [];
    private readonly Dictionary<(BuyerId Buyer, AgentId Agent), DateTimeOffset> _contacts = [];
    private int _opened;

    /// <summary>Called before a decision is stored, with the conversation as it was.</summary>
    public Action<JournalConversation, Decision>? Applying { get; set; }

    public IEnumerable<JournalConversation> Conversations => _conversations.Values;

    public IEnumerable<JournalConversation> OpenConversations => _open.Values;

    public IReadOnlyDictionary<(BuyerId Buyer, AgentId Agent), DateTimeOffset> Contacts => _contacts;

    public JournalConversation? OpenOf(BuyerId buyer) => _open.GetValueOrDefault(buyer);

    public JournalConversation? Find(ConversationId id) => _conversations.GetValueOrDefault(id);

    /// <summary>Stores a buyer's message: opens his conversation and his turn where needed.</summary>
    public JournalConversation AppendBuyer(BuyerId buyer, DateTimeOffset at)
    {
        if (!_open.TryGetValue(buyer, out var conversation))
        {
            conversation = new(new($"{shop}-c{++_opened:d6}"), buyer, at);
            _conversations[conversation.Id] = conversation;
            _open[buyer] = conversation;
        }

        conversation.Seq++;
        conversation.LastPublicAt = at;
        if (conversation.TurnOpenedAt is null)
        {
            conversation.TurnOpenedAt = at;
            conversation.WaitingSince = at;
        }

        return conversation;
    }

    /// <summary>Stores a public message of the owner: closes the turn.</summary>
    /// <returns>Whether a turn was open.</returns>
    public bool AppendAgent(JournalConversation conversation, AgentId agent, DateTimeOffset at)
    {
        conversation.Seq++;
        conversation.LastPublicAt = at;
        Contact(conversation.Buyer, agent, at);
        return CloseTurn(conversation);
    }

    /// <summary>Stores an answer of the bot that has the buyer.</summary>
    public static void AppendBot(JournalConversation conversation, DateTimeOffset at)
    {
        conversation.Seq++;
        conversation.LastPublicAt = at;
        CloseTurn(conversation);
    }

    /// <summary>The turn is closed, by an answer or because none is needed.</summary>
    public static bool CloseTurn(JournalConversation conversation)
    {
        var wasOpen = conversation.TurnOpenedAt is not null;
        conversation.TurnOpenedAt = null;
        conversation.Tried = [];
        return wasOpen;
    }

    /// <summary>The answer is taken back, which is a message of its own.</summary>
    public static void ReopenTurn(JournalConversation conversation, DateTimeOffset openedAt)
    {
        conversation.Seq++;
        conversation.TurnOpenedAt = conversation.WaitingSince = openedAt;
    }

    public void Contact(BuyerId buyer, AgentId agent, DateTimeOffset at)
    {
        if (!_contacts.TryGetValue((buyer, agent), out var known) || known < at)
            _contacts[(buyer, agent)] = at;
    }

    public void ForgetContact(BuyerId buyer, AgentId agent) => _contacts.Remove((buyer, agent));

    public void Close(JournalConversation conversation)
    {
        conversation.Placement = Placement.Closed;
        conversation.Owner = null;
        conversation.TurnOpenedAt = null;
        _open.Remove(conversation.Buyer);
    }

    /// <summary>Stores a decision, or fails: wrong version, owner without Owned, a previous owner that was none.</summary>
    public void Apply(Decision decision)
    {
        var conversation = Find(decision.Conversation);
        Assert.True(conversation is { Open: true }, $"A decision about {decision.Conversation}, which is not open in {shop}.");
        Assert.True(decision.Changes, $"A decision that changes nothing was handed to the journal: {decision}");
        Assert.True(decision.ExpectedVersion == conversation.Version, $"Version {decision.ExpectedVersion} of {decision.Conversation} is proposed, the journal has {conversation.Version}: {decision}");
        Assert.True(decision.Owner is not null == (decision.Placement == Placement.Owned), $"Owned and owner do not agree: {decision}");
        Assert.True(decision.PreviousOwner is null || decision.PreviousOwner == conversation.Owner, $"The previous owner was {conversation.Owner}: {decision}");
        Assert.True(decision.Placement is not (Placement.Unplaced or Placement.Closed), $"A decision places: {decision}");
        Assert.Equal(conversation.Buyer, decision.Buyer);
        Applying?.Invoke(conversation, decision);
        Store(conversation, decision);
    }

    private void Store(JournalConversation conversation, Decision decision)
    {
        conversation.Version++;
        if (conversation.Placement == Placement.HeldByBot && decision.Placement != Placement.HeldByBot)
            conversation.TurnOpenedAt = decision.At;
        conversation.Placement = decision.Placement;
        conversation.Owner = decision.Owner;
        conversation.WaitingSince = decision.WaitingSince;
        conversation.PlacedAt = decision.At;
        conversation.Pool = decision.Pool;
        conversation.Notes = decision.Notes;
        conversation.OrderState = decision.OrderState;
        conversation.Priority = decision.Priority;
        conversation.TransferredTo = decision.TransferredTo;
        conversation.ExcludedAgent = decision.ExcludedAgent;
        conversation.Tried = decision.Tried;
        // A turn that is handed over is a contact, and so is a transfer; taking an answered conversation is none.
        if (decision.Owner is { } owner && (conversation.TurnOpenedAt is not null || decision.Notes.HasFlag(RouteNotes.Transferred)))
            Contact(conversation.Buyer, owner, decision.At);
    }
}
