using System.Runtime.CompilerServices;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Nodes;
using ChatRouter.Core.Routing;

namespace ChatRouter.Storage.Postgres;

public sealed partial class PostgresJournalStore
{
    private const string FindSql = $"SELECT {StoredConversationRow.Columns} FROM conversations WHERE shop = $1 AND id = $2";

    private const string FindOpenSql = $"""
        SELECT {StoredConversationRow.Columns} FROM conversations WHERE shop COLLATE "POSIX" = $1 AND buyer = $2 AND closed_at IS NULL
        """;

    private const string OwnedBySql = $"""
        SELECT {StoredConversationRow.Columns} FROM conversations WHERE shop COLLATE "POSIX" = $1 AND owner = $2 AND closed_at IS NULL ORDER BY opened_at, id
        """;

    private const string OfBuyerSql = $"""
        SELECT {StoredConversationRow.Columns} FROM conversations
        WHERE shop COLLATE "POSIX" = $1 AND buyer = $2 AND (opened_at, id) < ($3, $4) ORDER BY opened_at DESC, id DESC LIMIT $5
        """;

    private const string OpenOfShopSql = $"""
        SELECT {StoredConversationRow.Columns} FROM conversations WHERE shop COLLATE "POSIX" = $1 AND closed_at IS NULL ORDER BY waiting_since, id
        """;

    // Looked for once, not for each message.
    private const string MessagesSql = $"""
        SELECT m.seq::text = ANY (ARRAY(SELECT r.text FROM messages AS r WHERE r.shop COLLATE "POSIX" = $1 AND r.conversation = $2 AND r.kind = 5)), {StoredMessageRow.Columns}
        FROM messages AS m WHERE m.shop = $1 AND m.conversation = $2 AND m.seq > $3 ORDER BY m.seq LIMIT $4
        """;

    private const string HeadsSql = """
        SELECT c.shop, c.buyer, NULL, c.id, c.last_seq FROM unnest($1, $2) AS w (shop, buyer)
        JOIN conversations AS c ON c.shop COLLATE "POSIX" = w.shop AND c.buyer = w.buyer AND c.closed_at IS NULL
        UNION ALL
        SELECT c.shop, NULL, c.owner, c.id, c.last_seq FROM unnest($3, $4) AS w (shop, agent)
        JOIN conversations AS c ON c.shop COLLATE "POSIX" = w.shop AND c.owner = w.agent AND c.closed_at IS NULL
        """;

    private const string AssignmentsSql = $"""
        SELECT {StoredAssignmentRow.Columns} FROM assignments
        WHERE shop = $1 AND conversation = $2 ORDER BY version
        """;

    // A conversation placed since then is open, or has ended since then.
    private const string DecisionsSql = """
        SELECT (d.decision ->> 'reason')::bigint AS reason, (d.decision ->> 'notes')::bigint AS notes, count(*) FROM (
            SELECT a.decision::json AS decision FROM (
                SELECT id FROM conversations WHERE shop COLLATE "POSIX" = $1 AND closed_at IS NULL
                UNION ALL
                SELECT id FROM conversations WHERE shop COLLATE "POSIX" = $1 AND closed_at >= $2 AND closed_at IS NOT NULL) AS c
            JOIN assignments AS a ON a.shop = $1 AND a.conversation = c.id AND a.at >= $2 LIMIT $3) AS d
        GROUP BY reason, notes ORDER BY reason, notes
        """;

    private const string RatingsSql = $"SELECT {StoredRatingRow.Columns} FROM ratings WHERE shop = $1 AND conversation = ANY($2)";

    // The terms of the partial index stand in the query, or the planner would not take it.
    private const string WaitingSql = $"""
        SELECT {StoredConversationRow.Columns} FROM conversations
        WHERE shop COLLATE "POSIX" = $1 AND placement = $2 AND closed_at IS NULL AND placement IN (2, 3) ORDER BY waiting_since, id LIMIT $3
        """;

    private const string WithBotSql = $"""
        SELECT {StoredConversationRow.Columns} FROM conversations
        WHERE closed_at IS NULL AND placement = 4 AND placed_at < $1 AND last_public_at < $1 AND turn_opened_at IS NULL ORDER BY placed_at LIMIT $2
        """;

    private const string OpenByWaitingSql = $"""
        SELECT {StoredConversationRow.Columns} FROM conversations
        WHERE shop COLLATE "POSIX" = $1 AND closed_at IS NULL ORDER BY turn_opened_at IS NULL, waiting_since, id LIMIT $2
        """;

    private const string OpenAfterSql = $"""
        SELECT {StoredConversationRow.Columns} FROM conversations
        WHERE shop COLLATE "POSIX" = $1 AND closed_at IS NULL AND ((turn_opened_at IS NULL)::int, waiting_since, id) > ($3, $4, $5)
        ORDER BY turn_opened_at IS NULL, waiting_since, id LIMIT $2
        """;

    private const string OpenSinceSql = $"""
        SELECT {StoredConversationRow.Columns} FROM conversations WHERE shop COLLATE "POSIX" = $1 AND closed_at IS NULL
        UNION ALL
        SELECT {StoredConversationRow.Columns} FROM conversations WHERE shop COLLATE "POSIX" = $1 AND closed_at >= $2 AND closed_at IS NOT NULL
        """;

    private const string ServedSql = $"""
        SELECT {StoredConversationRow.Columns} FROM conversations
        WHERE shop = $1 AND (closed_at IS NULL OR closed_at >= $4) AND id IN (
            SELECT conversation FROM assignments WHERE shop COLLATE "POSIX" = $1 AND owner = $2 AND at >= $3
            UNION SELECT id FROM conversations WHERE shop COLLATE "POSIX" = $1 AND owner = $2 AND closed_at IS NULL)
        ORDER BY id
        """;

    // Ids rise in the order in which conversations open.
    private const string NewestSql = $"SELECT {StoredConversationRow.Columns} FROM conversations WHERE shop = $1 AND id >= $3 AND id < $4 ORDER BY id DESC LIMIT $2";

    private const string MarksSql = $"""
        SELECT m.*, m.seq::text = ANY (recalled.seqs) FROM unnest($2, $3) WITH ORDINALITY AS k (id, after, no)
        CROSS JOIN LATERAL (SELECT ARRAY(SELECT r.text FROM messages AS r WHERE r.shop COLLATE "POSIX" = $1 AND r.conversation = k.id AND r.kind = 5) AS seqs) AS recalled
        CROSS JOIN LATERAL (
            SELECT {StoredMarkRow.Columns} FROM messages AS m
            WHERE m.shop = $1 AND m.conversation = k.id AND m.seq > k.after AND {StoredMarkRow.Counts} ORDER BY m.seq LIMIT $4) AS m
        ORDER BY k.no, m.seq
        """;

    private const string HandOversSql = $"""
        SELECT a.conversation, a.at FROM assignments AS a JOIN assignments AS b ON {StoredMarkRow.HandsOver}
        WHERE a.shop COLLATE "POSIX" = $1 AND a.conversation = ANY ($2) ORDER BY a.conversation, a.version
        """;

    private const string RatedSql = """
        SELECT c.owner, r.score FROM ratings AS r JOIN conversations AS c ON c.shop = r.shop AND c.id = r.conversation
        WHERE r.shop COLLATE "POSIX" = $1 AND r.at >= $2 ORDER BY r.conversation
        """;

    // One statement, so that a contact is not lost between a conversation's row and the table.
    private const string ContactsSql = """
        SELECT buyer, agent, max(at) FROM (
            SELECT buyer, agent, at FROM contacts WHERE shop COLLATE "POSIX" = $1 AND at >= $2
            UNION ALL
            SELECT buyer, owner, last_contact_at FROM conversations
            WHERE shop COLLATE "POSIX" = $1 AND closed_at IS NULL AND owner IS NOT NULL AND last_contact_at >= $2) AS met
        GROUP BY buyer, agent ORDER BY 3, 1, 2
        """;

    private const string ShopsToRestoreSql = """
        SELECT s.shop FROM (
            SELECT shop FROM conversations WHERE closed_at IS NULL
            UNION
            SELECT shop FROM contacts WHERE at >= $1) AS s
        ORDER BY s.shop
        """;

    private const int ConversationsAtOnce = 1_000;

    private static readonly TimeSpan LongRead = TimeSpan.FromMinutes(1);

    public Task<ConversationRecord?> FindAsync(ShopId shop, ConversationId conversation, CancellationToken cancellationToken) =>
        database.FirstAsync(ShopScope.Of(shop), query => query.Add(FindSql).With(shop).With(conversation.Value), StoredConversationRow.ReadRecord, cancellationToken);

    public Task<ConversationRecord?> FindOpenAsync(ShopId shop, BuyerId buyer, CancellationToken cancellationToken) =>
        database.FirstAsync(ShopScope.Of(shop), query => query.Add(FindOpenSql).With(shop).With(buyer.Value), StoredConversationRow.ReadRecord, cancellationToken);

    public Task<IReadOnlyList<ConversationRecord>> OwnedByAsync(ShopId shop, AgentId agent, CancellationToken cancellationToken) =>
        database.AllAsync(ShopScope.Of(shop), query => query.Add(OwnedBySql).With(shop).With(agent.Value), StoredConversationRow.ReadRecord, cancellationToken);

    public Task<IReadOnlyList<ConversationRecord>> OfBuyerAsync(ShopId shop, BuyerId buyer, ConversationRecord? before, int limit, CancellationToken cancellationToken) =>
        database.AllAsync(
            ShopScope.Of(shop), query => query.Add(OfBuyerSql).With(shop).With(buyer.Value).With(before?.OpenedAt ?? DateTimeOffset.MaxValue).With(before?.Id.Value ?? "").With(limit),
            StoredConversationRow.ReadRecord, cancellationToken);

    public Task<IReadOnlyList<Message>> ReadAsync(ShopId shop, ConversationId conversation, long afterSeq, int limit, CancellationToken cancellationToken) =>
        database.AllAsync(ShopScope.Of(shop), query => query.Add(MessagesSql).With(shop).With(conversation.Value).With(afterSeq).With(limit),
            row => row.Flag(0) ? StoredMessageRow.Read(row, 1).Withdrawn() : StoredMessageRow.Read(row, 1), cancellationToken);

    public Task<IReadOnlyList<ConversationHead>> HeadsAsync(IReadOnlyCollection<Participant> participants, CancellationToken cancellationToken)
    {
        var buyers = participants.Where(who => !who.IsAgent).ToList();
        var agents = participants.Where(who => who.IsAgent).ToList();
        return database.AllAsync(
            ShopScope.Of(participants.Select(who => who.Shop.Value).Distinct()),
            query => query.Add(HeadsSql)
                .With(ShopsOf(buyers)).With(buyers.ConvertAll(who => who.Buyer!.Value.Value).ToArray())
                .With(ShopsOf(agents)).With(agents.ConvertAll(who => who.Agent!.Value.Value).ToArray()),
            ReadHead, cancellationToken);

        static string[] ShopsOf(List<Participant> participants) => [.. participants.Select(who => who.Shop.Value)];
    }

    public Task<IReadOnlyList<AssignmentRecord>> AssignmentsAsync(ShopId shop, ConversationId conversation, CancellationToken cancellationToken) =>
        database.AllAsync(ShopScope.Of(shop), query => query.Add(AssignmentsSql).With(shop).With(conversation.Value), StoredAssignmentRow.Read, cancellationToken);

    public Task<IReadOnlyList<DecisionCount>> DecisionsSinceAsync(ShopId shop, DateTimeOffset since, int most, CancellationToken cancellationToken) =>
        database.AllAsync(ShopScope.Of(shop), query => query.Add(DecisionsSql).With(shop).With(since).With(most).Within(LongRead), StoredAssignmentRow.ReadCount, cancellationToken);

    public Task<IReadOnlyList<ContactTruth>> ContactsAsync(ShopId shop, BuyerId buyer, CancellationToken cancellationToken) => database.AllAsync(
        ShopScope.Of(shop), query => query.Add("SELECT buyer, agent, at FROM contacts WHERE shop = $1 AND buyer = $2 ORDER BY at, agent").With(shop).With(buyer.Value),
        row => new ContactTruth(new BuyerId(row.Text(0)), new AgentId(row.Text(1)), row.Time(2)), cancellationToken);

    public Task<IReadOnlyList<Rating>> RatingsAsync(ShopId shop, IReadOnlyCollection<ConversationId> conversations, CancellationToken cancellationToken) =>
        database.AllAsync(ShopScope.Of(shop), query => query.Add(RatingsSql).With(shop).With(conversations.Select(id => id.Value).ToArray()), StoredRatingRow.Read, cancellationToken);

    public Task<IReadOnlyList<ConversationRecord>> WaitingAsync(ShopId shop, Placement placement, int limit, CancellationToken cancellationToken) =>
        database.AllAsync(ShopScope.Of(shop), query => query.Add(WaitingSql).With(shop).With((int)placement).With(limit), StoredConversationRow.ReadRecord, cancellationToken);

    public Task<IReadOnlyList<ConversationRecord>> OpenOfShopAsync(ShopId shop, OpenPlace? after, int limit, CancellationToken cancellationToken) => database.AllAsync(
        ShopScope.Of(shop),
        query => after is null
            ? query.Add(OpenByWaitingSql).With(shop).With(limit)
            : query.Add(OpenAfterSql).With(shop).With(limit).With(after.Answered ? 1 : 0).With(after.WaitingSince).With(after.Id.Value),
        StoredConversationRow.ReadRecord, cancellationToken);

    public Task<IReadOnlyList<ConversationRecord>> OpenSinceAsync(ShopId shop, DateTimeOffset since, CancellationToken cancellationToken) =>
        database.AllAsync(ShopScope.Of(shop), query => query.Add(OpenSinceSql).With(shop).With(since), StoredConversationRow.ReadRecord, cancellationToken);

    public Task<IReadOnlyList<ConversationRecord>> ServedAsync(ShopId shop, AgentId agent, DateTimeOffset assigned, DateTimeOffset ended, CancellationToken cancellationToken) =>
        database.AllAsync(ShopScope.Of(shop), query => query.Add(ServedSql).With(shop).With(agent.Value).With(assigned).With(ended), StoredConversationRow.ReadRecord, cancellationToken);

    public Task<IReadOnlyList<ConversationRecord>> NewestAsync(ShopId shop, ConversationQuery query, CancellationToken cancellationToken)
    {
        var (from, before) = StoredMarkRow.RangeOf(query.From, query.Until, query.Before);
        return database.AllAsync(ShopScope.Of(shop), asked => asked.Add(NewestSql).With(shop).With(query.Limit).With(from).With(before), StoredConversationRow.ReadRecord, cancellationToken);
    }

    public async Task<IReadOnlyList<MarkPage>> MarksAfterAsync(ShopId shop, IReadOnlyCollection<ReadUpTo> conversations, int limit, CancellationToken cancellationToken)
    {
        var pages = new List<MarkPage>();
        foreach (var some in conversations.Chunk(ConversationsAtOnce))
        {
            var rows = await database.AllAsync(
                ShopScope.Of(shop),
                query => query.Add(MarksSql).With(shop).With<string[]>([.. some.Select(read => read.Conversation.Value)]).With<long[]>([.. some.Select(read => read.Seq)]).With(limit).Within(LongRead),
                row => (Message: StoredMarkRow.Read(row), IsRecalled: row.Flag(6)), cancellationToken);
            pages.AddRange(rows.GroupBy(row => row.Message.Mark.Conversation).Select(own => StoredMarkRow.PageOf(
                [.. own.Select(row => row.Message)], limit, own.Where(row => row.IsRecalled).Select(row => row.Message.Mark.Seq).ToHashSet().Contains)));
        }

        return pages;
    }

    public Task<IReadOnlyList<ConversationRecord>> SilentWithBotAsync(DateTimeOffset since, int limit, CancellationToken cancellationToken) =>
        database.AllAsync(ShopScope.Every, query => query.Add(WithBotSql).With(since).With(limit), StoredConversationRow.ReadRecord, cancellationToken);

    public async Task<IReadOnlyList<HandOver>> HandOversAsync(ShopId shop, IReadOnlyCollection<ConversationId> conversations, CancellationToken cancellationToken)
    {
        var handOvers = new List<HandOver>();
        foreach (var some in conversations.Select(id => id.Value).Chunk(ConversationsAtOnce))
            handOvers.AddRange(await database.AllAsync(ShopScope.Of(shop), query => query.Add(HandOversSql).With(shop).With(some).Within(LongRead), StoredMarkRow.ReadHandOver, cancellationToken));
        return handOvers;
    }

    public Task<IReadOnlyList<OwnedRating>> RatedSinceAsync(ShopId shop, DateTimeOffset since, CancellationToken cancellationToken) =>
        database.AllAsync(ShopScope.Of(shop), query => query.Add(RatedSql).With(shop).With(since), StoredMarkRow.ReadRating, cancellationToken);

    public Task<ConversationTruth?> TruthAsync(ShopId shop, ConversationId conversation, CancellationToken cancellationToken) =>
        database.FirstAsync(ShopScope.Of(shop), query => query.Add(FindSql).With(shop).With(conversation.Value),
            row => StoredConversationRow.Read(row).ToTruth(), cancellationToken);

    public async IAsyncEnumerable<RestoreConversations> ReadOpenAsync(
        DateTimeOffset contactsSince, DateTimeOffset at, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var shops = await database.AllAsync(
            ShopScope.Every, query => query.Add(ShopsToRestoreSql).With(contactsSince).Within(LongRead), row => new ShopId(row.Text(0)), cancellationToken);
        foreach (var shop in shops)
            yield return await ReadOpenAsync(shop, contactsSince, at, cancellationToken);
    }

    public Task<RestoreConversations> ReadOpenAsync(ShopId shop, DateTimeOffset contactsSince, DateTimeOffset at, CancellationToken cancellationToken) => database.ReadAsync(
        ShopScope.Of(shop),
        query => query.Add(OpenOfShopSql).With(shop).Add(ContactsSql).With(shop).With(contactsSince).Within(LongRead),
        async results => new RestoreConversations
        {
            Shop = shop,
            Conversations = await results.NextAsync(row => StoredConversationRow.Read(row).ToTruth()),
            Contacts = await results.NextAsync(row => new ContactTruth(new BuyerId(row.Text(0)), new AgentId(row.Text(1)), row.Time(2))),
            At = at,
        },
        cancellationToken);

    public Task<JournalViolations> CheckAsync(CancellationToken cancellationToken) => database.ReadAsync(
        ShopScope.Every,
        query => query.Add(JournalCheckSql.SeqGaps).Add(JournalCheckSql.OwnersWithoutHistory).Add(JournalCheckSql.SeveralOpen).Within(LongRead),
        async results =>
        {
            var counts = new List<long>();
            for (var i = 0; i < 3; i++)
                counts.AddRange(await results.NextAsync(row => row.Number(0)));
            return new JournalViolations(counts[0], counts[1], counts[2]);
        },
        cancellationToken);

    private static ConversationHead ReadHead(PostgresRow row)
    {
        var shop = new ShopId(row.Text(0));
        var who = row.TextOrNull(1) is { } buyer ? Participant.Of(shop, new BuyerId(buyer)) : Participant.Of(shop, new AgentId(row.Text(2)));
        return new(who, new ConversationId(row.Text(3)), row.Number(4));
    }
}
