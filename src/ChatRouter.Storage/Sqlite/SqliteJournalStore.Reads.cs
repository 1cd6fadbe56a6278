using System.Runtime.CompilerServices;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Nodes;
using ChatRouter.Core.Routing;

namespace ChatRouter.Storage.Sqlite;

public sealed partial class SqliteJournalStore
{
    // Goes from shop to shop by the index, because contacts of long ago are many.
    private const string ShopsToRestore = """
        WITH RECURSIVE with_contacts (shop) AS (
            SELECT min(shop) FROM contacts
            UNION ALL
            SELECT (SELECT min(shop) FROM contacts WHERE shop > with_contacts.shop) FROM with_contacts WHERE shop IS NOT NULL)
        SELECT shop FROM with_contacts AS w
        WHERE shop IS NOT NULL AND EXISTS (SELECT 1 FROM contacts INDEXED BY contacts_recent WHERE shop = w.shop AND at >= ?)
        UNION
        SELECT shop FROM conversations INDEXED BY conversations_open WHERE closed_at IS NULL
        ORDER BY shop
        """;

    private const string MarksSql = $"SELECT {StoredMarkRow.Columns} FROM messages AS m WHERE m.shop = ? AND m.conversation = ? AND m.seq > ? AND {StoredMarkRow.Counts} ORDER BY m.seq LIMIT ?";

    private const string HandOversSql = $"SELECT a.conversation, a.at FROM assignments AS a JOIN assignments AS b ON {StoredMarkRow.HandsOver} WHERE a.shop = ? AND a.conversation = ? ORDER BY a.version";

    private const string RatedSql = """
        SELECT c.owner, r.score FROM ratings AS r INDEXED BY ratings_by_time JOIN conversations AS c ON c.shop = r.shop AND c.id = r.conversation
        WHERE r.shop = ? AND r.at >= ? ORDER BY r.conversation
        """;

    public Task<ConversationRecord?> FindAsync(ShopId shop, ConversationId conversation, CancellationToken cancellationToken) =>
        ReadAsync((session, recent) => Find(session, recent, new(shop, conversation))?.Record, cancellationToken);

    public Task<ConversationRecord?> FindOpenAsync(ShopId shop, BuyerId buyer, CancellationToken cancellationToken) =>
        ReadAsync((session, recent) => session.Prepare(ConversationRow.FindOpen).Bind(shop.Value).Bind(buyer.Value).First(row => ReadRecord(row, recent)), cancellationToken);

    public Task<IReadOnlyList<ConversationRecord>> OwnedByAsync(ShopId shop, AgentId agent, CancellationToken cancellationToken) =>
        ReadAsync((session, recent) => session.Prepare(ConversationRow.OwnedBy).Bind(shop.Value).Bind(agent.Value).All(row => ReadRecord(row, recent)), cancellationToken);

    public Task<IReadOnlyList<ConversationRecord>> OfBuyerAsync(ShopId shop, BuyerId buyer, ConversationRecord? before, int limit, CancellationToken cancellationToken) =>
        ReadAsync(
            (session, recent) => session.Prepare(ConversationRow.OfBuyer).Bind(shop.Value).Bind(buyer.Value).Bind(before?.OpenedAt ?? DateTimeOffset.MaxValue).Bind(before?.Id.Value ?? "").Bind(limit)
                .All(row => ReadRecord(row, recent)),
            cancellationToken);

    public Task<IReadOnlyList<Message>> ReadAsync(ShopId shop, ConversationId conversation, long afterSeq, int limit, CancellationToken cancellationToken) =>
        ReadAsync((session, recent) => Read(session, recent, new(shop, conversation), afterSeq, limit), cancellationToken);

    public Task<IReadOnlyList<ConversationHead>> HeadsAsync(IReadOnlyCollection<Participant> participants, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<ConversationHead>>((session, recent) => [.. participants.SelectMany(who => HeadsOf(session, recent, who))], cancellationToken);

    public Task<IReadOnlyList<AssignmentRecord>> AssignmentsAsync(ShopId shop, ConversationId conversation, CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => session.Prepare(AssignmentRow.OfConversation).Bind(shop.Value).Bind(conversation.Value).All(StoredAssignmentRow.Read), cancellationToken);

    // Reads long: its caller's thread is left alone.
    public Task<IReadOnlyList<DecisionCount>> DecisionsSinceAsync(ShopId shop, DateTimeOffset since, int most, CancellationToken cancellationToken) => Task.Run(
        () => _readers.ReadAsync(session => session.Prepare(AssignmentRow.CountedSince).Bind(shop.Value).Bind(since).Bind(most).All(StoredAssignmentRow.ReadCount), cancellationToken),
        cancellationToken);

    public Task<IReadOnlyList<ContactTruth>> ContactsAsync(ShopId shop, BuyerId buyer, CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => ContactRow.OfBuyer(session, shop, buyer), cancellationToken);

    public Task<IReadOnlyList<Rating>> RatingsAsync(ShopId shop, IReadOnlyCollection<ConversationId> conversations, CancellationToken cancellationToken) =>
        _readers.ReadAsync<IReadOnlyList<Rating>>(
            session => [.. conversations.SelectMany(id => session.Prepare(RatingRow.Find).Bind(shop.Value).Bind(id.Value).All(StoredRatingRow.Read))], cancellationToken);

    public Task<IReadOnlyList<ConversationRecord>> WaitingAsync(ShopId shop, Placement placement, int limit, CancellationToken cancellationToken) =>
        _readers.ReadAsync(
            session => session.Prepare(ConversationRow.Waiting).Bind(shop.Value).Bind((long)placement).Bind(limit).All(StoredConversationRow.ReadRecord), cancellationToken);

    // What is unsettled opens and closes turns, so the order is theirs only once they are completed.
    public Task<IReadOnlyList<ConversationRecord>> OpenOfShopAsync(ShopId shop, OpenPlace? after, int limit, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<ConversationRecord>>(
            (session, recent) => [.. session.Prepare(ConversationRow.OpenOfShop).Bind(shop.Value).All(row => ReadRecord(row, recent))
                .Where(conversation => after is null || OpenPlace.Of(conversation).IsAfter(after))
                .OrderBy(conversation => conversation.TurnOpenedAt is null).ThenBy(conversation => conversation.WaitingSince).ThenBy(conversation => conversation.Id.Value, StringComparer.Ordinal)
                .Take(limit)],
            cancellationToken);

    public Task<IReadOnlyList<ConversationRecord>> OpenSinceAsync(ShopId shop, DateTimeOffset since, CancellationToken cancellationToken) =>
        ReadAsync((session, recent) => session.Prepare(ConversationRow.OpenSince).Bind(shop.Value).Bind(since).All(row => ReadRecord(row, recent)), cancellationToken);

    public Task<IReadOnlyList<ConversationRecord>> ServedAsync(ShopId shop, AgentId agent, DateTimeOffset assigned, DateTimeOffset ended, CancellationToken cancellationToken) =>
        ReadAsync((session, recent) => session.Prepare(ConversationRow.Served).Bind(shop.Value).Bind(agent.Value).Bind(assigned).Bind(ended).All(row => ReadRecord(row, recent)), cancellationToken);

    public Task<IReadOnlyList<ConversationRecord>> NewestAsync(ShopId shop, ConversationQuery query, CancellationToken cancellationToken)
    {
        var (from, before) = StoredMarkRow.RangeOf(query.From, query.Until, query.Before);
        return ReadAsync((session, recent) => session.Prepare(ConversationRow.Newest).Bind(shop.Value).Bind(from).Bind(before).Bind(query.Limit).All(row => ReadRecord(row, recent)), cancellationToken);
    }

    public Task<IReadOnlyList<MarkPage>> MarksAfterAsync(ShopId shop, IReadOnlyCollection<ReadUpTo> conversations, int limit, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<MarkPage>>(
            (session, recent) => [.. conversations.SelectMany(read => MarksAfter(session, recent, new(shop, read.Conversation), read.Seq, limit))], cancellationToken);

    // A row may be older than what is unsettled of it.
    public Task<IReadOnlyList<ConversationRecord>> SilentWithBotAsync(DateTimeOffset since, int limit, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<ConversationRecord>>(
            (session, recent) => [.. session.Prepare(ConversationRow.WithBot).Bind(since).Bind(limit).All(row => ReadRecord(row, recent)).Where(latest => latest.LastPublicAt < since && latest.TurnOpenedAt is null)],
            cancellationToken);

    public Task<IReadOnlyList<HandOver>> HandOversAsync(ShopId shop, IReadOnlyCollection<ConversationId> conversations, CancellationToken cancellationToken) =>
        _readers.ReadAsync<IReadOnlyList<HandOver>>(
            session => [.. conversations.SelectMany(id => session.Prepare(HandOversSql).Bind(shop.Value).Bind(id.Value).All(StoredMarkRow.ReadHandOver))], cancellationToken);

    public Task<IReadOnlyList<OwnedRating>> RatedSinceAsync(ShopId shop, DateTimeOffset since, CancellationToken cancellationToken) =>
        _readers.ReadAsync(session => session.Prepare(RatedSql).Bind(shop.Value).Bind(since).All(StoredMarkRow.ReadRating), cancellationToken);

    public Task<ConversationTruth?> TruthAsync(ShopId shop, ConversationId conversation, CancellationToken cancellationToken) =>
        ReadAsync((session, recent) => Find(session, recent, new(shop, conversation))?.ToTruth(), cancellationToken);

    public async IAsyncEnumerable<RestoreConversations> ReadOpenAsync(
        DateTimeOffset contactsSince, DateTimeOffset at, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var shops = await _readers.ReadAsync(session => session.Prepare(ShopsToRestore).Bind(contactsSince).All(row => new ShopId(row.Text(0))), cancellationToken);
        foreach (var shop in shops)
            yield return await ReadOpenAsync(shop, contactsSince, at, cancellationToken);
    }

    public Task<RestoreConversations> ReadOpenAsync(ShopId shop, DateTimeOffset contactsSince, DateTimeOffset at, CancellationToken cancellationToken) =>
        ReadAsync((session, recent) => Restore(session, recent, shop, contactsSince, at), cancellationToken);

    public Task<JournalViolations> CheckAsync(CancellationToken cancellationToken) => _readers.ReadAsync(JournalCheck.Run, cancellationToken);

    // What is unsettled is looked at first: settled meanwhile, it is in the rows, and nothing is missed.
    private Task<T> ReadAsync<T>(Func<SqliteSession, RecentSnapshot, T> read, CancellationToken cancellationToken)
    {
        var recent = _recent.Snapshot;
        return _readers.ReadAsync(session => read(session, recent), cancellationToken);
    }

    private static IReadOnlyList<Message> Read(SqliteSession session, RecentSnapshot recent, ConversationKey key, long afterSeq, int limit)
    {
        var settled = session.Prepare(MessageRow.After).Bind(key.Shop.Value).Bind(key.Id.Value).Bind(afterSeq).Bind(limit).All(MessageRow.Read);
        return recent.WithoutRecalled(recent.Continued(settled, key, afterSeq, limit), key, MessageRow.RecalledIn(session, key));
    }

    private static IEnumerable<MarkPage> MarksAfter(SqliteSession session, RecentSnapshot recent, ConversationKey key, long seq, int limit)
    {
        var settled = session.Prepare(MarksSql).Bind(key.Shop.Value).Bind(key.Id.Value).Bind(seq).Bind(limit).All(StoredMarkRow.Read);
        var messages = recent.Continued(settled, key, seq, limit);
        return messages.Count == 0 ? [] : [StoredMarkRow.PageOf(messages, limit, recent.Recalled(key, MessageRow.RecalledIn(session, key)).Contains)];
    }

    private static StoredConversation? Find(SqliteSession session, RecentSnapshot recent, ConversationKey key) =>
        ConversationRow.Find(session, key) is { } row ? recent.Latest(row) : null;

    private static ConversationRecord ReadRecord(Statement row, RecentSnapshot recent) => recent.Latest(ConversationRow.ReadRecord(row));

    private static IEnumerable<ConversationHead> HeadsOf(SqliteSession session, RecentSnapshot recent, Participant who)
    {
        var conversations = who.IsAgent
            ? session.Prepare(ConversationRow.OwnedBy).Bind(who.Shop.Value).Bind(who.Agent.Value.Value)
            : session.Prepare(ConversationRow.FindOpen).Bind(who.Shop.Value).Bind(who.Buyer!.Value.Value);
        return conversations.All(row => ReadRecord(row, recent)).Select(conversation => new ConversationHead(who, conversation.Id, conversation.LastSeq));
    }

    // One snapshot, so that a contact is not lost between a conversation's row and the table.
    private static RestoreConversations Restore(SqliteSession session, RecentSnapshot recent, ShopId shop, DateTimeOffset contactsSince, DateTimeOffset at)
    {
        session.Run("BEGIN");
        try
        {
            var open = session.Prepare(ConversationRow.OpenOfShop).Bind(shop.Value).All(row => recent.Latest(ConversationRow.Read(row)));
            return new RestoreConversations
            {
                Shop = shop,
                Conversations = [.. open.Select(conversation => conversation.ToTruth())],
                Contacts = ContactRow.Since(session, shop, contactsSince, open),
                At = at,
            };
        }
        finally
        {
            session.Rollback();
        }
    }
}
