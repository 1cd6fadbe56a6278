using ChatRouter.Core.Conversations;
using ChatRouter.Storage.Sqlite;
using ChatRouter.TestKit.Shops;

namespace ChatRouter.Tests.Storage;

public sealed class SqliteBuyerContextStoreTests : BuyerContextStoreSpecification, IDisposable
{
    private readonly SqliteFile _file = new();
    private readonly SqliteBuyerContextStore _store;
    private readonly SqliteBuyerContextStore _again;

    public SqliteBuyerContextStoreTests()
    {
        _store = new SqliteBuyerContextStore(_file.Database);
        _again = new SqliteBuyerContextStore(_file.Database);
    }

    protected override IBuyerContextStore Store => _store;

    protected override IBuyerContextStore Again() => _again;

    public void Dispose()
    {
        _store.Dispose();
        _again.Dispose();
        _file.Dispose();
    }
}
