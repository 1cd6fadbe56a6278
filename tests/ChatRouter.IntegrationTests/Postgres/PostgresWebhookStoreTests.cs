using ChatRouter.Core.Journal;
using ChatRouter.Core.Webhooks;
using ChatRouter.Storage.Postgres;
using ChatRouter.TestKit.Servers;
using ChatRouter.TestKit.Webhooks;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatRouter.IntegrationTests.Postgres;

[Collection(PostgresTests.Name)]
public sealed class PostgresWebhookStoreTests(PostgresServer server) : WebhookStoreSpecification
{
    protected override async Task<WebhookStoreFixture> CreateAsync() => new Fixture(await PostgresNode.StartAsync(server.NewMigratedDatabase()));

    private sealed class Fixture : WebhookStoreFixture
    {
        private readonly PostgresNode _node;
        private readonly PostgresJournalStore _journal;

        public Fixture(PostgresNode node)
        {
            _node = node;
            _journal = new PostgresJournalStore(node.Database, node.Membership, TimeProvider.System, NullLogger<PostgresJournalStore>.Instance, new Outbox(Audience));
            Store = new PostgresWebhookStore(node.Database);
        }

        public override IJournalStore Journal => _journal;

        public override IWebhookStore Store { get; }

        public override ValueTask DisposeAsync()
        {
            _journal.Dispose();
            return _node.DisposeAsync();
        }
    }
}
