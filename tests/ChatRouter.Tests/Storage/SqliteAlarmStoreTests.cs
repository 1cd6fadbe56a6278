using ChatRouter.Core.Supervision.Alarms;
using ChatRouter.Core.Webhooks;
using ChatRouter.Storage.Sqlite;
using ChatRouter.TestKit.Supervision;

namespace ChatRouter.Tests.Storage;

public sealed class SqliteAlarmStoreTests : AlarmStoreSpecification, IDisposable
{
    private readonly SqliteFile _file = new();
    private readonly SqliteAlarmStore _store;
    private readonly SqliteAlarmStore _again;
    private readonly SqliteWebhookStore _webhooks;

    public SqliteAlarmStoreTests()
    {
        _store = new SqliteAlarmStore(_file.Database);
        _again = new SqliteAlarmStore(_file.Database);
        _webhooks = new SqliteWebhookStore(_file.Database);
    }

    protected override IAlarmStore Store => _store;

    protected override IWebhookStore Webhooks => _webhooks;

    protected override IAlarmStore Again() => _again;

    public void Dispose()
    {
        _store.Dispose();
        _again.Dispose();
        _webhooks.Dispose();
        _file.Dispose();
    }
}
