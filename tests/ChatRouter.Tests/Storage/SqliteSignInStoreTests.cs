using ChatRouter.Core.Accounts;
using ChatRouter.Storage.Sqlite;
using ChatRouter.TestKit.Accounts;

namespace ChatRouter.Tests.Storage;

public sealed class SqliteSignInStoreTests : SignInStoreSpecification, IDisposable
{
    private readonly SqliteFile _file = new();
    private readonly SqliteSignInStore _store;
    private readonly SqliteSignInStore _again;

    public SqliteSignInStoreTests()
    {
        _store = new SqliteSignInStore(_file.Database);
        _again = new SqliteSignInStore(_file.Database);
    }

    protected override ISignInStore Store => _store;

    protected override ISignInStore Again() => _again;

    public void Dispose()
    {
        _store.Dispose();
        _again.Dispose();
        _file.Dispose();
    }
}
