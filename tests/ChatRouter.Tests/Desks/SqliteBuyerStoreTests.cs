using ChatRouter.Core.Buyers;
using ChatRouter.Storage.Sqlite;
using ChatRouter.TestKit.Desks;
using ChatRouter.Tests.Storage;

namespace ChatRouter.Tests.Desks;

public sealed class SqliteBuyerStoreTests : BuyerStoreSpecification, IDisposable
{
    private readonly SqliteFile _file = new();
    private readonly SqliteBuyerStore _store;

    public SqliteBuyerStoreTests() => _store = new SqliteBuyerStore(_file.Database);

    protected override IBuyerStore Store => _store;

    public void Dispose()
    {
        _store.Dispose();
        _file.Dispose();
    }
}
