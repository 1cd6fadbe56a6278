using ChatRouter.Core.Phrases;
using ChatRouter.Storage.Sqlite;
using ChatRouter.TestKit.Desks;
using ChatRouter.Tests.Storage;

namespace ChatRouter.Tests.Desks;

public sealed class SqlitePhraseStoreTests : PhraseStoreSpecification, IDisposable
{
    private readonly SqliteFile _file = new();
    private readonly SqlitePhraseStore _store;

    public SqlitePhraseStoreTests() => _store = new SqlitePhraseStore(_file.Database);

    protected override IPhraseStore Store => _store;

    public void Dispose()
    {
        _store.Dispose();
        _file.Dispose();
    }
}
