using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;

namespace ChatRouter.Storage.Sqlite;

/// <summary>The rows of <c>contacts</c>: contacts with former owners. Those with present owners stand in their conversations.</summary>
internal static class ContactRow
{
    private const string OfShopSince = "SELECT buyer, agent, at FROM contacts INDEXED BY contacts_recent WHERE shop = ? AND at >= ?";

    private const string RaiseSql = """
        INSERT INTO contacts (shop, buyer, agent, at) VALUES (?, ?, ?, ?)
        ON CONFLICT (shop, buyer, agent) DO UPDATE SET at = max(at, excluded.at)
        """;

    private const string ForgetSql = "DELETE FROM contacts WHERE shop = ? AND buyer = ? AND agent = ?";

    /// <summary>All contacts of the shop since then, the latest with each agent, oldest first.</summary>
    /// <param name="open">The shop's open conversations.</param>
    public static IReadOnlyList<ContactTruth> Since(SqliteSession session, ShopId shop, DateTimeOffset since, IEnumerable<StoredConversation> open) =>
    [
        .. session.Prepare(OfShopSince).Bind(shop.Value).Bind(since).All(Read)
            .Concat(open.Where(one => one.Record.Owner is not null && one.LastContactAt >= since)
                .Select(one => new ContactTruth(one.Record.Buyer, one.Record.Owner!.Value, one.LastContactAt!.Value)))
            .GroupBy(contact => (contact.Buyer, contact.Agent), (_, contacts) => contacts.MaxBy(contact => contact.At))
            .OrderBy(contact => contact.At).ThenBy(contact => contact.Buyer.Value, StringComparer.Ordinal).ThenBy(contact => contact.Agent.Value, StringComparer.Ordinal),
    ];

    public static IReadOnlyList<ContactTruth> OfBuyer(SqliteSession session, ShopId shop, BuyerId buyer) =>
        session.Prepare("SELECT buyer, agent, at FROM contacts WHERE shop = ? AND buyer = ? ORDER BY at, agent").Bind(shop.Value).Bind(buyer.Value).All(Read);

    public static void Change(SqliteSession session, ShopId shop, ContactChange change)
    {
        var statement = session.Prepare(change.At is null ? ForgetSql : RaiseSql)
            .Bind(shop.Value).Bind(change.Buyer.Value).Bind(change.Agent.Value);
        if (change.At is { } at)
            statement.Bind(at);
        statement.Run();
    }

    private static ContactTruth Read(Statement row) => new(new BuyerId(row.Text(0)), new AgentId(row.Text(1)), row.Time(2));
}
