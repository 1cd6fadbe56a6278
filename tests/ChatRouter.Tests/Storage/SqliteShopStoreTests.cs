using ChatRouter.Core.Shops;
using ChatRouter.Storage.Sqlite;
using ChatRouter.TestKit.Shops;

namespace ChatRouter.Tests.Storage;

public sealed class SqliteShopStoreTests : ShopStoreSpecification, IDisposable
{
    private readonly SqliteFile _file = new();
    private readonly SqliteShopStore _store;

    public SqliteShopStoreTests() => _store = new SqliteShopStore(_file.Database, TimeProvider.System);

    protected override IShopStore Store => _store;

    protected override Task<string> AskAsync(string sql)
    {
        using var session = _file.Database.Connect();
        return Task.FromResult(session.Prepare(sql).First(row => row.Text(0))!);
    }

    public void Dispose()
    {
        _store.Dispose();
        _file.Dispose();
    }
}
