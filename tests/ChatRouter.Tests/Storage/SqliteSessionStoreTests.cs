using ChatRouter.Core.Accounts;
using ChatRouter.Storage.Sqlite;
using ChatRouter.TestKit.Accounts;

namespace ChatRouter.Tests.Storage;

public sealed class SqliteSessionStoreTests : SessionStoreSpecification, IDisposable
{
    private readonly SqliteFile _file = new();
    private readonly SqliteSessionStore _store;
    private readonly SqliteSessionStore _again;

    public SqliteSessionStoreTests()
    {
        _store = new SqliteSessionStore(_file.Database);
        _again = new SqliteSessionStore(_file.Database);
    }

    protected override ISessionStore Store => _store;

    protected override ISessionStore Again() => _again;

    public void Dispose()
    {
        _store.Dispose();
        _again.Dispose();
        _file.Dispose();
    }
}
