namespace ChatRouter.Storage.Postgres;

/// <summary>Whose rows a transaction may see and write: what the policies of row-level security ask for.</summary>
internal readonly record struct ShopScope(string Setting, string Value)
{
    /// <summary>Holds until the end of the transaction.</summary>
    public const string SetSql = "SELECT set_config($1, $2, true)";

    /// <summary>Rows of all shops: for what is about the installation, not about a shop.</summary>
    public static ShopScope Every { get; } = new("chatrouter.every_shop", "on");

    /// <summary>Rows of no shop.</summary>
    public static ShopScope None { get; } = Of([]);

    public static ShopScope Of(ShopId shop) => Of([shop.Value]);

    public static ShopScope Of(IEnumerable<string> shops) => new("chatrouter.shops", $"{{{string.Join(',', shops.Select(Quoted))}}}");

    private static string Quoted(string shop) =>
        $"\"{shop.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
