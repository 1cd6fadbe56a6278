using ChatRouter.Core.Conversations;
using ChatRouter.Core.Nodes;
using ChatRouter.Core.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatRouter.Core.Journal;

/// <summary>The journal over a store that takes several batches at a time: each shop's writes go through one of some lanes.</summary>
/// <remarks>Within a lane everything is as in <see cref="BatchingJournal"/>. A shop's storm holds up only the shops of its lane.</remarks>
public sealed class LanedJournal : IJournal, IDisposable
{
    private readonly BatchingJournal[] _lanes;

    public LanedJournal(IJournalStore store, int lanes, IOptions<JournalOptions> options, TimeProvider clock, ILogger<BatchingJournal> log) =>
        _lanes = [.. Enumerable.Range(0, lanes).Select(_ => new BatchingJournal(store, options, clock, log))];

    private BatchingJournal Reader => _lanes[0];

    /// <summary>Begins to write.</summary>
    public void Start()
    {
        foreach (var lane in _lanes)
            lane.Start();
    }

    /// <summary>Takes no more writes and commits those that were handed in.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_lanes.Select(lane => lane.StopAsync(cancellationToken)));

    public Task<AppendResult> AppendAsync(AppendMessage command, CancellationToken cancellationToken) =>
        LaneOf(command.Shop).AppendAsync(command, cancellationToken);

    public Task<PlaceResult> PlaceAsync(PlaceConversation command, CancellationToken cancellationToken) =>
        LaneOf(command.Shop).PlaceAsync(command, cancellationToken);

    public Task<EndResult> EndAsync(EndConversation command, CancellationToken cancellationToken) =>
        LaneOf(command.Shop).EndAsync(command, cancellationToken);

    public Task<EndTurnResult> EndTurnAsync(EndTurn command, CancellationToken cancellationToken) =>
        LaneOf(command.Shop).EndTurnAsync(command, cancellationToken);

    public Task<ReceiptResult> RaiseReceiptAsync(RaiseReceipt command, CancellationToken cancellationToken) =>
        LaneOf(command.Shop).RaiseReceiptAsync(command, cancellationToken);

    public Task<RateResult> RateAsync(RateConversation command, CancellationToken cancellationToken) =>
        LaneOf(command.Shop).RateAsync(command, cancellationToken);

    public Task<ConversationRecord?> FindAsync(ShopId shop, ConversationId conversation, CancellationToken cancellationToken) =>
        Reader.FindAsync(shop, conversation, cancellationToken);

    public Task<ConversationRecord?> FindOpenAsync(ShopId shop, BuyerId buyer, CancellationToken cancellationToken) =>
        Reader.FindOpenAsync(shop, buyer, cancellationToken);

    public Task<IReadOnlyList<ConversationRecord>> OwnedByAsync(ShopId shop, AgentId agent, CancellationToken cancellationToken) =>
        Reader.OwnedByAsync(shop, agent, cancellationToken);

    public Task<IReadOnlyList<ConversationRecord>> OfBuyerAsync(ShopId shop, BuyerId buyer, int limit, CancellationToken cancellationToken) =>
        Reader.OfBuyerAsync(shop, buyer, limit, cancellationToken);

    public Task<IReadOnlyList<Message>> ReadAsync(ShopId shop, ConversationId conversation, long afterSeq, int limit, CancellationToken cancellationToken) =>
        Reader.ReadAsync(shop, conversation, afterSeq, limit, cancellationToken);

    public Task<IReadOnlyList<ConversationHead>> HeadsAsync(IReadOnlyCollection<Participant> participants, CancellationToken cancellationToken) =>
        Reader.HeadsAsync(participants, cancellationToken);

    public Task<IReadOnlyList<AssignmentRecord>> AssignmentsAsync(ShopId shop, ConversationId conversation, CancellationToken cancellationToken) =>
        Reader.AssignmentsAsync(shop, conversation, cancellationToken);

    public IAsyncEnumerable<RestoreConversations> ReadOpenAsync(DateTimeOffset contactsSince, DateTimeOffset at, CancellationToken cancellationToken) =>
        Reader.ReadOpenAsync(contactsSince, at, cancellationToken);

    public Task<ConversationTruth?> TruthAsync(ShopId shop, ConversationId conversation, CancellationToken cancellationToken) =>
        Reader.TruthAsync(shop, conversation, cancellationToken);

    public Task<JournalViolations> CheckAsync(CancellationToken cancellationToken) => Reader.CheckAsync(cancellationToken);

    public void Dispose()
    {
        foreach (var lane in _lanes)
            lane.Dispose();
    }

    private BatchingJournal LaneOf(ShopId shop) => _lanes[(uint)shop.GetHashCode() % _lanes.Length];
}
