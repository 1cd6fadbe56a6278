using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;

namespace ChatRouter.Storage.Sqlite;

/// <summary>The rows of <c>contacts</c>, and the contacts with present owners that stand in <c>conversations</c>.</summary>
internal static class ContactRow
{
    public const string OfShopSince = """
        SELECT buyer, agent, max(at) FROM (
            SELECT buyer, agent, at FROM contacts INDEXED BY contacts_recent WHERE shop = ?1 AND at >= ?2
            UNION ALL
            SELECT buyer, owner, last_contact_at FROM conversations INDEXED BY conversations_owned
            WHERE shop = ?1 AND closed_at IS NULL AND owner IS NOT NULL AND last_contact_at >= ?2)
        GROUP BY buyer, agent ORDER BY 3, 1, 2
        """;

    private const string RaiseSql = """
        INSERT INTO contacts (shop, buyer, agent, at) VALUES (?, ?, ?, ?)
        ON CONFLICT (shop, buyer, agent) DO UPDATE SET at = max(at, excluded.at)
        """;

    private const string ForgetSql = "DELETE FROM contacts WHERE shop = ? AND buyer = ? AND agent = ?";

    public static ContactTruth Read(Statement row) => new(new BuyerId(row.Text(0)), new AgentId(row.Text(1)), row.Time(2));

    public static void Change(SqliteSession session, ShopId shop, ContactChange change)
    {
        var statement = session.Prepare(change.At is null ? ForgetSql : RaiseSql)
            .Bind(shop.Value).Bind(change.Buyer.Value).Bind(change.Agent.Value);
        if (change.At is { } at)
            statement.Bind(at);
        statement.Run();
    }
}
