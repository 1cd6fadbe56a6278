using ChatRouter.Core.Shops;

namespace ChatRouter.Storage.Sqlite;

/// <summary>The key ring in the SQLite file.</summary>
public sealed class SqliteKeyRingStore(SqliteDatabase database) : IKeyRingStore, IDisposable
{
    private readonly SqliteWriter _connection = new(database);

    public IReadOnlyList<string> All() =>
        _connection.Write(session => session.Prepare("SELECT text FROM key_ring ORDER BY no").All(row => row.Text(0)), null);

    public void Add(string name, string text) => _connection.Write(session =>
    {
        session.Prepare("INSERT INTO key_ring (name, text) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET text = excluded.text")
            .Bind(name).Bind(text).Run();
        return true;
    }, null);

    public void Dispose() => _connection.Dispose();
}
