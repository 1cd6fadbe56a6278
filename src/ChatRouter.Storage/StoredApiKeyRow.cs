using ChatRouter.Core.Accounts;

namespace ChatRouter.Storage;

/// <summary>A row of <c>api_keys</c> as every database has it, without the key's hash.</summary>
internal static class StoredApiKeyRow
{
    public const string Columns = "shop, id, name, prefix, scopes, made_by, made_at, expires_at, used_at";

    public static ApiKey Read(IStoredRow row) => new(
        new ShopId(row.Text(0)), row.Text(1), row.Text(2), row.Text(3), row.Text(4).Split(' '), new AgentId(row.Text(5)), row.Time(6), row.TimeOrNull(7), row.TimeOrNull(8));

    public static string ScopesOf(ApiKey key) => string.Join(' ', key.Scopes);
}
