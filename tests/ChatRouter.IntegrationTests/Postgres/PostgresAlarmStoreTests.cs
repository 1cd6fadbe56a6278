using ChatRouter.Core.Supervision.Alarms;
using ChatRouter.Core.Webhooks;
using ChatRouter.Storage.Postgres;
using ChatRouter.TestKit.Servers;
using ChatRouter.TestKit.Supervision;

namespace ChatRouter.IntegrationTests.Postgres;

[Collection(PostgresTests.Name)]
public sealed class PostgresAlarmStoreTests(PostgresServer server) : AlarmStoreSpecification, IAsyncLifetime
{
    private readonly PostgresDatabase _database = PostgresNode.NewDatabase(server.NewMigratedDatabase());

    protected override IAlarmStore Store => new PostgresAlarmStore(_database);

    protected override IWebhookStore Webhooks => new PostgresWebhookStore(_database);

    protected override IAlarmStore Again() => new PostgresAlarmStore(_database);

    public Task InitializeAsync() => _database.OpenAsync(CancellationToken.None);

    public async Task DisposeAsync() => await _database.DisposeAsync();
}
