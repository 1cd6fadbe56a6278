using ChatRouter.Core.Conversations;
using ChatRouter.Core.Metrics;
using ChatRouter.Core.Nodes;
using ChatRouter.Core.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatRouter.Core.Journal;

/// <summary>The journal over a store: writes of all callers share durable transactions, reads go straight to the store.</summary>
/// <remarks>
/// Each shop's writes go through one of some lanes; lanes commit side by side, so that a shop's storm holds up only the shops of its lane.
/// A write that cannot be carried out fails alone; the others of its transaction are committed without it.
/// A store that fails or commits nothing fails every waiting write with <see cref="JournalUnavailableException"/> within
/// <see cref="JournalOptions.Deadline"/> (and a watch of 0.2 s); later writes find it well again by themselves. One that is busy lets them wait longer.
/// What was being committed then may be stored all the same: <see cref="InDoubt"/>.
/// </remarks>
public sealed class BatchingJournal : IJournal, IDisposable
{
    private static readonly AppendResult FullAppend = new() { Outcome = AppendOutcome.StorageFull };
    private static readonly PlaceResult FullPlace = new(PlaceOutcome.StorageFull, null);
    private static readonly EndResult FullEnd = new(EndOutcome.StorageFull, null);
    private static readonly EndTurnResult FullEndTurn = new(EndOutcome.StorageFull, null);

    private readonly IJournalStore _store;
    private readonly TimeProvider _clock;
    private readonly JournalWriterLoop[] _lanes;

    /// <param name="lanes">More than one only where the store takes several batches at a time.</param>
    public BatchingJournal(IJournalStore store, IOptions<JournalOptions> options, TimeProvider clock, ILogger<BatchingJournal> log, int lanes = 1, JournalMetrics? metrics = null)
    {
        _store = store;
        _clock = clock;
        _lanes = [.. Enumerable.Range(0, lanes).Select(_ => new JournalWriterLoop(store, options.Value, clock, log, metrics))];
    }

    /// <summary>How many writes so far were stored, or perhaps, after their callers had been failed. What follows from them, routing and pushes, nobody has done.</summary>
    public long InDoubt => _lanes.Sum(lane => lane.InDoubt);

    /// <summary>Begins to write. Writes that were handed in before wait until then.</summary>
    public void Start() => Array.ForEach(_lanes, lane => lane.Start());

    /// <summary>Takes no more writes and commits those that were handed in.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_lanes.Select(lane => lane.StopAsync(cancellationToken)));

    public Task<AppendResult> AppendAsync(AppendMessage command, CancellationToken cancellationToken)
    {
        if (command.Conversation is null && (command.Buyer is null || command.NewConversation is null))
            throw new ArgumentException("A message without a conversation needs its buyer and the id of a new conversation.", nameof(command));
        return WriteAsync(command, JournalSubject.Of(command), FullAppend, cancellationToken);
    }

    public Task<PlaceResult> PlaceAsync(PlaceConversation command, CancellationToken cancellationToken)
    {
        var decision = command.Decision;
        if (decision.Placement is Placement.Unplaced or Placement.Closed || decision.Owner is null == decision.Placement is Placement.Owned)
            throw new ArgumentException($"A decision for {decision.Placement} with {(decision.Owner is null ? "no" : "an")} owner.", nameof(command));
        return WriteAsync(command, JournalSubject.Of(command.Shop, decision.Conversation), FullPlace, cancellationToken);
    }

    public Task<EndResult> EndAsync(EndConversation command, CancellationToken cancellationToken) =>
        WriteAsync(command, JournalSubject.Of(command.Shop, command.Conversation), FullEnd, cancellationToken);

    public Task<EndTurnResult> EndTurnAsync(EndTurn command, CancellationToken cancellationToken) =>
        WriteAsync(command, JournalSubject.Of(command.Shop, command.Conversation), FullEndTurn, cancellationToken);

    public Task<ReopenTurnResult> ReopenTurnAsync(ReopenTurn command, CancellationToken cancellationToken) =>
        WriteAsync<ReopenTurn, ReopenTurnResult>(command, JournalSubject.Of(command.Shop, command.Conversation), null, cancellationToken);

    public Task<ReceiptResult> RaiseReceiptAsync(RaiseReceipt command, CancellationToken cancellationToken) =>
        WriteAsync<RaiseReceipt, ReceiptResult>(command, JournalSubject.Of(command.Shop, command.Conversation), null, cancellationToken);

    public Task<RateResult> RateAsync(RateConversation command, CancellationToken cancellationToken) =>
        WriteAsync<RateConversation, RateResult>(command, JournalSubject.Of(command.Shop, command.Conversation), null, cancellationToken);

    public Task<ConversationRecord?> FindAsync(ShopId shop, ConversationId conversation, CancellationToken cancellationToken) =>
        _store.FindAsync(shop, conversation, cancellationToken);

    public Task<ConversationRecord?> FindOpenAsync(ShopId shop, BuyerId buyer, CancellationToken cancellationToken) =>
        _store.FindOpenAsync(shop, buyer, cancellationToken);

    public Task<IReadOnlyList<ConversationRecord>> OwnedByAsync(ShopId shop, AgentId agent, CancellationToken cancellationToken) =>
        _store.OwnedByAsync(shop, agent, cancellationToken);

    public Task<IReadOnlyList<ConversationRecord>> OfBuyerAsync(ShopId shop, BuyerId buyer, ConversationRecord? before, int limit, CancellationToken cancellationToken) =>
        _store.OfBuyerAsync(shop, buyer, before, limit, cancellationToken);

    public Task<IReadOnlyList<Message>> ReadAsync(ShopId shop, ConversationId conversation, long afterSeq, int limit, CancellationToken cancellationToken) =>
        _store.ReadAsync(shop, conversation, afterSeq, limit, cancellationToken);

    public Task<IReadOnlyList<ConversationHead>> HeadsAsync(IReadOnlyCollection<Participant> participants, CancellationToken cancellationToken) =>
        _store.HeadsAsync(participants, cancellationToken);

    public Task<IReadOnlyList<AssignmentRecord>> AssignmentsAsync(ShopId shop, ConversationId conversation, CancellationToken cancellationToken) =>
        _store.AssignmentsAsync(shop, conversation, cancellationToken);

    public Task<IReadOnlyList<DecisionCount>> DecisionsSinceAsync(ShopId shop, DateTimeOffset since, int most, CancellationToken cancellationToken) =>
        _store.DecisionsSinceAsync(shop, since, most, cancellationToken);

    public Task<IReadOnlyList<ContactTruth>> ContactsAsync(ShopId shop, BuyerId buyer, CancellationToken cancellationToken) =>
        _store.ContactsAsync(shop, buyer, cancellationToken);

    public Task<IReadOnlyList<Rating>> RatingsAsync(ShopId shop, IReadOnlyCollection<ConversationId> conversations, CancellationToken cancellationToken) =>
        _store.RatingsAsync(shop, conversations, cancellationToken);

    public Task<IReadOnlyList<ConversationRecord>> WaitingAsync(ShopId shop, Placement placement, int limit, CancellationToken cancellationToken) =>
        _store.WaitingAsync(shop, placement, limit, cancellationToken);

    public Task<IReadOnlyList<ConversationRecord>> OpenOfShopAsync(ShopId shop, OpenPlace? after, int limit, CancellationToken cancellationToken) =>
        _store.OpenOfShopAsync(shop, after, limit, cancellationToken);

    public Task<IReadOnlyList<ConversationRecord>> OpenSinceAsync(ShopId shop, DateTimeOffset since, CancellationToken cancellationToken) =>
        _store.OpenSinceAsync(shop, since, cancellationToken);

    public Task<IReadOnlyList<ConversationRecord>> ServedAsync(ShopId shop, AgentId agent, DateTimeOffset assigned, DateTimeOffset ended, CancellationToken cancellationToken) =>
        _store.ServedAsync(shop, agent, assigned, ended, cancellationToken);

    public Task<IReadOnlyList<ConversationRecord>> NewestAsync(ShopId shop, ConversationQuery query, CancellationToken cancellationToken) =>
        _store.NewestAsync(shop, query, cancellationToken);

    public Task<IReadOnlyList<MarkPage>> MarksAfterAsync(ShopId shop, IReadOnlyCollection<ReadUpTo> conversations, int limit, CancellationToken cancellationToken) =>
        _store.MarksAfterAsync(shop, conversations, limit, cancellationToken);

    public Task<IReadOnlyList<ConversationRecord>> SilentWithBotAsync(DateTimeOffset since, int limit, CancellationToken cancellationToken) => _store.SilentWithBotAsync(since, limit, cancellationToken);

    public Task<IReadOnlyList<HandOver>> HandOversAsync(ShopId shop, IReadOnlyCollection<ConversationId> conversations, CancellationToken cancellationToken) =>
        _store.HandOversAsync(shop, conversations, cancellationToken);

    public Task<IReadOnlyList<OwnedRating>> RatedSinceAsync(ShopId shop, DateTimeOffset since, CancellationToken cancellationToken) =>
        _store.RatedSinceAsync(shop, since, cancellationToken);

    public Task<RestoreConversations> ReadOpenAsync(ShopId shop, DateTimeOffset contactsSince, DateTimeOffset at, CancellationToken cancellationToken) =>
        _store.ReadOpenAsync(shop, contactsSince, at, cancellationToken);

    public IAsyncEnumerable<RestoreConversations> ReadOpenAsync(DateTimeOffset contactsSince, DateTimeOffset at, CancellationToken cancellationToken) =>
        _store.ReadOpenAsync(contactsSince, at, cancellationToken);

    public Task<ConversationTruth?> TruthAsync(ShopId shop, ConversationId conversation, CancellationToken cancellationToken) =>
        _store.TruthAsync(shop, conversation, cancellationToken);

    public Task<JournalViolations> CheckAsync(CancellationToken cancellationToken) => _store.CheckAsync(cancellationToken);

    public void Dispose() => Array.ForEach(_lanes, lane => lane.Dispose());

    // Once handed in, a write is waited for even when its caller goes away: it will be committed, and what follows from it has to be done.
    private Task<TResult> WriteAsync<TCommand, TResult>(TCommand command, JournalSubject subject, TResult? whenFull, CancellationToken cancellationToken)
        where TCommand : class
        where TResult : class
    {
        var write = new JournalWrite<TCommand, TResult>(command, subject, whenFull, _clock.GetTimestamp());
        var entering = _lanes[(uint)subject.Shop.GetHashCode() % _lanes.Length].EnqueueAsync(write, cancellationToken);
        return entering.IsCompletedSuccessfully ? write.Completion : EnterAsync(entering, write.Completion);
    }

    private static async Task<TResult> EnterAsync<TResult>(ValueTask entering, Task<TResult> completion)
    {
        await entering;
        return await completion;
    }
}
