using ChatRouter.Core.Journal;
using ChatRouter.Core.Webhooks;
using ChatRouter.Storage.Sqlite;
using ChatRouter.TestKit.Webhooks;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatRouter.Tests.Storage;

public sealed class SqliteWebhookStoreTests : WebhookStoreSpecification
{
    protected override Task<WebhookStoreFixture> CreateAsync() => Task.FromResult<WebhookStoreFixture>(new Fixture());

    private sealed class Fixture : WebhookStoreFixture
    {
        private readonly SqliteFile _file = new();
        private readonly SqliteJournalStore _journal;
        private readonly SqliteWebhookStore _store;

        public Fixture()
        {
            _journal = new SqliteJournalStore(_file.Database, NullLogger<SqliteJournalStore>.Instance, new Outbox(Audience));
            _store = new SqliteWebhookStore(_file.Database);
        }

        public override IJournalStore Journal => _journal;

        public override IWebhookStore Store => _store;

        public override ValueTask DisposeAsync()
        {
            _store.Dispose();
            _journal.Dispose();
            _file.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
