using ChatRouter.Core.Accounts;
using ChatRouter.Storage.Sqlite;
using ChatRouter.TestKit.Accounts;

namespace ChatRouter.Tests.Storage;

public sealed class SqliteLinkStoreTests : LinkStoreSpecification, IDisposable
{
    private readonly SqliteFile _file = new();
    private readonly SqliteLinkStore _store;
    private readonly SqliteLinkStore _again;

    public SqliteLinkStoreTests()
    {
        _store = new SqliteLinkStore(_file.Database);
        _again = new SqliteLinkStore(_file.Database);
    }

    protected override ILinkStore Store => _store;

    protected override ILinkStore Again() => _again;

    public void Dispose()
    {
        _store.Dispose();
        _again.Dispose();
        _file.Dispose();
    }
}
