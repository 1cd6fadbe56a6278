using ChatRouter.Core.Conversations;

namespace ChatRouter.Storage.Sqlite;

/// <summary>The rows of <c>recent_messages</c>.</summary>
internal static class RecentMessageRow
{
    private const string AllSql = $"SELECT {MessageRow.Columns}, shop FROM recent_messages ORDER BY position";

    private const string InsertSql = $"INSERT INTO recent_messages (position, shop, {MessageRow.Columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private const string DeleteSql = "DELETE FROM recent_messages WHERE position < ?";

    /// <summary>All, in the order in which they came.</summary>
    public static IReadOnlyList<RecentMessage> All(SqliteSession session) =>
        session.Prepare(AllSql).All(row => new RecentMessage(new ShopId(row.Text(11)), MessageRow.Read(row)));

    public static void Insert(SqliteSession session, long position, ShopId shop, Message message) =>
        MessageRow.Bind(session.Prepare(InsertSql).Bind(position).Bind(shop.Value), message).Run();

    /// <summary>Deletes those before that position.</summary>
    public static void DeleteBefore(SqliteSession session, long position) => session.Prepare(DeleteSql).Bind(position).Run();

    internal sealed record RecentMessage(ShopId Shop, Message Message);
}
