using ChatRouter.Core.Accounts;
using ChatRouter.Storage.Sqlite;
using ChatRouter.TestKit.Accounts;

namespace ChatRouter.Tests.Storage;

public sealed class SqliteApiKeyStoreTests : ApiKeyStoreSpecification, IDisposable
{
    private readonly SqliteFile _file = new();
    private readonly SqliteApiKeyStore _store;
    private readonly SqliteApiKeyStore _again;

    public SqliteApiKeyStoreTests()
    {
        _store = new SqliteApiKeyStore(_file.Database);
        _again = new SqliteApiKeyStore(_file.Database);
    }

    protected override IApiKeyStore Store => _store;

    protected override IApiKeyStore Again() => _again;

    public void Dispose()
    {
        _store.Dispose();
        _again.Dispose();
        _file.Dispose();
    }
}
