using ChatRouter.Core.Supervision;
using ChatRouter.Storage.Sqlite;
using ChatRouter.TestKit.Supervision;

namespace ChatRouter.Tests.Storage;

public sealed class SqliteAuditStoreTests : AuditStoreSpecification, IDisposable
{
    private readonly SqliteFile _file = new();
    private readonly SqliteAuditStore _store;
    private readonly SqliteAuditStore _again;

    public SqliteAuditStoreTests()
    {
        _store = new SqliteAuditStore(_file.Database);
        _again = new SqliteAuditStore(_file.Database);
    }

    protected override IAuditStore Store => _store;

    protected override IAuditStore Again() => _again;

    public void Dispose()
    {
        _store.Dispose();
        _again.Dispose();
        _file.Dispose();
    }
}
