using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatRouter.TestKit.Journal;

/// <summary>What every journal promises. A subclass supplies the store.</summary>
public abstract partial class JournalSpecification : IAsyncLifetime
{
    private static readonly ShopId Shop = new("shop");
    private static readonly ShopId OtherShop = new("other");
    private static readonly BuyerId Buyer = new("buyer");
    private static readonly AgentId Anna = new("anna");
    private static readonly AgentId Bert = new("bert");
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly JournalViolations Sound = new(0, 0, 0);

    private readonly ManualClock _clock = new();
    private JournalStoreFixture _fixture = null!;
    private FaultyJournalStore _store = null!;
    private BatchingJournal _journal = null!;
    private int _ids;

    /// <summary>A new, empty store.</summary>
    protected abstract Task<JournalStoreFixture> CreateAsync();

    public async Task InitializeAsync()
    {
        _fixture = await CreateAsync();
        _store = new FaultyJournalStore(_fixture.Store);
        _journal = NewJournal(new JournalOptions());
        _journal.Start();
    }

    public async Task DisposeAsync()
    {
        await _journal.StopAsync(None);
        await _fixture.DisposeAsync();
    }

    private DateTimeOffset At => _clock.GetUtcNow();

    private BatchingJournal NewJournal(JournalOptions options) => new(_store, Options.Create(options), _clock, NullLogger<BatchingJournal>.Instance);

    private string NewText() => $"id-{Interlocked.Increment(ref _ids):d6}";

    private DateTimeOffset Later(int seconds = 1)
    {
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        return At;
    }

    private AppendMessage FromBuyer(string text = "hello", BuyerId? buyer = null) => new()
    {
        Shop = Shop,
        Buyer = buyer ?? Buyer,
        NewConversation = new ConversationId(NewText()),
        From = MessageFrom.Buyer,
        Kind = MessageKind.Text,
        Text = text,
        ClientMsgId = NewText(),
        At = At,
    };

    private AppendMessage FromAgent(ConversationId conversation, AgentId agent, MessageKind kind = MessageKind.Text) => new()
    {
        Shop = Shop,
        Conversation = conversation,
        RequiredOwner = kind == MessageKind.Note ? null : agent,
        From = MessageFrom.Agent,
        SenderId = agent.Value,
        SenderName = "Anna",
        Kind = kind,
        Text = "at your service",
        ClientMsgId = NewText(),
        At = At,
    };

    private AppendMessage From(MessageFrom from, ConversationId conversation) =>
        FromAgent(conversation, Anna) with { From = from, SenderId = null, RequiredOwner = null };

    private Task<AppendResult> AppendAsync(AppendMessage command) => _journal.AppendAsync(command, None);

    private async Task<ConversationId> OpenAsync(BuyerId? buyer = null) => (await AppendAsync(FromBuyer(buyer: buyer))).Conversation!.Id;

    private Decision OwnedBy(AgentId? owner, ConversationRecord conversation) => new()
    {
        Conversation = conversation.Id,
        Buyer = conversation.Buyer,
        Placement = owner is null ? Placement.Queued : Placement.Owned,
        Owner = owner,
        PreviousOwner = conversation.Owner,
        ExpectedVersion = conversation.Version,
        Changes = true,
        Reason = owner is null ? RouteReason.AllFull : RouteReason.Weighted,
        Pool = PoolId.WholeShop,
        WaitingSince = conversation.WaitingSince,
        At = At,
    };

    private Task<PlaceResult> PlaceAsync(Decision decision) => _journal.PlaceAsync(new PlaceConversation(Shop, decision), None);

    /// <summary>A conversation of the buyer with an open turn that the agent owns.</summary>
    private async Task<ConversationRecord> OwnedAsync(AgentId owner, BuyerId? buyer = null, ConversationId? id = null)
    {
        var message = FromBuyer(buyer: buyer);
        var opened = await AppendAsync(message with { NewConversation = id ?? message.NewConversation });
        return (await PlaceAsync(OwnedBy(owner, opened.Conversation!))).Conversation!;
    }

    private Task<EndResult> EndAsync(ConversationId conversation) => _journal.EndAsync(new EndConversation(Shop, conversation, null, At), None);

    private async Task<ConversationRecord> RowAsync(ConversationId conversation) => (await _journal.FindAsync(Shop, conversation, None))!;

    private Task<IReadOnlyList<Message>> MessagesAsync(ConversationId conversation) => _journal.ReadAsync(Shop, conversation, 0, int.MaxValue, None);

    private async Task<List<RestoreConversations>> OpenOnesAsync(DateTimeOffset? contactsSince = null)
    {
        var shops = new List<RestoreConversations>();
        await foreach (var shop in _journal.ReadOpenAsync(contactsSince ?? DateTimeOffset.UnixEpoch, At, None))
            shops.Add(shop);
        return shops;
    }

    private async Task<IReadOnlyList<ContactTruth>> ContactsAsync() =>
        (await OpenOnesAsync()).SingleOrDefault(shop => shop.Shop == Shop)?.Contacts ?? [];
}
