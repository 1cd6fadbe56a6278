using System.Diagnostics;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Shops;
using ChatRouter.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatRouter.Tests.Storage;

public sealed class SqliteDatabaseTests : IDisposable
{
    private readonly SqliteFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task The_copying_of_the_log_ends_whenever_it_is_told_to()
    {
        // Around the end of the pause after a commit, in steps of some microseconds, many at a time.
        var pauses = Enumerable.Range(0, 400).Select(step => Checkpointer.Pause + TimeSpan.FromMicroseconds((step - 100) * 5));

        var ends = pauses.Select(pause => Task.Factory.StartNew(
            () =>
            {
                using var checkpointer = new Checkpointer(_file.Database, NullLogger.Instance);
                var since = Stopwatch.StartNew();
                checkpointer.Wake();
                SpinWait.SpinUntil(() => since.Elapsed >= pause);
            },
            TaskCreationOptions.LongRunning));

        await Task.WhenAll(ends).WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void A_second_process_is_told_that_the_file_is_in_use()
    {
        using var second = _file.NewDatabase();

        var refused = Assert.Throws<InvalidOperationException>(second.Open);
        _file.Database.Dispose();
        second.Open();

        Assert.Contains("in use by another server process", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Opening_again_migrates_nothing_twice()
    {
        _file.Database.Dispose();
        using var again = _file.NewDatabase();

        again.Open();

        using var session = again.Connect();
        var files = typeof(SqliteDatabase).Assembly.GetManifestResourceNames().Count(name => name.Contains("Schema.Sqlite.", StringComparison.Ordinal));
        Assert.Equal(files, session.Prepare("SELECT count(*) FROM schema_version").Count());
    }

    [Fact]
    public void A_schema_of_a_newer_version_is_refused()
    {
        using (var session = _file.Database.Connect())
            session.Execute("INSERT INTO schema_version (version, name) VALUES (9999, 'future')");
        _file.Database.Dispose();
        using var again = _file.NewDatabase();

        var refused = Assert.Throws<InvalidOperationException>(again.Open);

        Assert.Contains("schema version 9999", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Commits_wait_for_the_disk()
    {
        using var session = _file.Database.Connect();

        Assert.Equal(2, session.Prepare("PRAGMA synchronous").Count());
        Assert.Equal("wal", session.Prepare("PRAGMA journal_mode").First(row => row.Text(0)));
    }

    [Fact]
    public async Task A_file_that_another_program_has_locked_is_unavailable_and_recovers()
    {
        using var store = new SqliteJournalStore(_file.Database, NullLogger<SqliteJournalStore>.Instance);
        await using var intruder = new SqliteConnection($"Data Source={_file.Path};Pooling=False");
        await intruder.OpenAsync();
        var transaction = await intruder.BeginTransactionAsync();

        Assert.Throws<JournalUnavailableException>(() => store.Commit([]));
        await transaction.RollbackAsync();

        store.Commit([]);
    }

    [Fact]
    public async Task A_host_opens_the_file_and_drains_the_journal_when_it_stops()
    {
        _file.Database.Dispose();
        var append = new AppendMessage
        {
            Shop = new ShopId("shop"),
            Buyer = new BuyerId("b"),
            NewConversation = new ConversationId("c"),
            From = MessageFrom.Buyer,
            Kind = MessageKind.Text,
            Text = "hi",
            ClientMsgId = "1",
            At = DateTimeOffset.UnixEpoch,
        };

        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging().AddSqliteStorage(options => options.DataSource = _file.Path);
        using (var host = builder.Build())
        {
            await host.StartAsync();
            Assert.NotNull(host.Services.GetRequiredService<IShopStore>());
            var write = host.Services.GetRequiredService<IJournal>().AppendAsync(append, CancellationToken.None);
            await host.StopAsync();
            Assert.Equal(AppendOutcome.Appended, (await write).Outcome);
        }

        using var again = _file.NewDatabase();
        again.Open();
    }
}
