using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.TestKit.Servers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ChatRouter.IntegrationTests.Postgres;

/// <summary>Row-level security: what a query does that forgets the shop, or names another one.</summary>
[Collection(PostgresTests.Name)]
public sealed class PostgresWallTests(PostgresServer server) : IAsyncLifetime
{
    private static readonly string[] Tenants =
    [
        "conversations", "messages", "assignments", "contacts", "ratings", "shops", "accounts", "agent_states", "account_names", "uploads", "upload_pieces",
        "upload_usage", "buyer_contexts", "phrases", "buyers", "audit", "kiosks", "alarms", "alarm_mutes", "alarm_duties", "webhook_changes", "sessions",
        "account_links", "api_keys", "repeats", "routing_versions", "routing_drafts", "scheduled_publications", "webhooks", "webhook_deliveries", "page_sightings", "buyer_tags",
        "sign_ins", "kept_rules",
    ];

    private NpgsqlDataSource _source = null!;

    public async Task InitializeAsync()
    {
        var database = server.NewMigratedDatabase();
        await using var node = await PostgresNode.StartAsync(database);
        using var journal = new BatchingJournal(node.Journal, Options.Create(new JournalOptions()), TimeProvider.System, NullLogger<BatchingJournal>.Instance);
        journal.Start();
        foreach (var shop in new[] { "a", "b" })
            await journal.AppendAsync(HelloTo(new ShopId(shop)), CancellationToken.None);
        await journal.StopAsync(CancellationToken.None);
        _source = NpgsqlDataSource.Create(database);
    }

    public async Task DisposeAsync() => await _source.DisposeAsync();

    [Fact]
    public async Task Every_table_with_a_shop_has_a_wall_that_holds_for_its_owner()
    {
        var walled = await ScalarAsync(null, """
            SELECT string_agg(c.relname, ' ' ORDER BY c.relname) FROM pg_class AS c
            WHERE c.relkind = 'r' AND c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (SELECT FROM pg_policy AS p WHERE p.polrelid = c.oid)
            """);
        var withShop = await ScalarAsync(null, """
            SELECT string_agg(c.relname, ' ' ORDER BY c.relname) FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attname = 'shop'
            WHERE c.relkind = 'r'
            """);

        Assert.Equal(string.Join(' ', Tenants.Order()), walled);
        Assert.Equal(walled, withShop);
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData("{}", 0)]
    [InlineData("{c}", 0)]
    [InlineData("{a}", 1)]
    [InlineData("{a,b}", 2)]
    public async Task A_query_sees_only_rows_of_the_shops_that_are_named(string? shops, int rows)
    {
        Assert.Equal((long)rows, await ScalarAsync(shops, "SELECT count(*) FROM messages"));
        Assert.Equal((long)rows, await ScalarAsync(shops, "SELECT count(*) FROM conversations"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{a}")]
    public async Task A_query_changes_nothing_of_a_shop_that_is_not_named(string? shops)
    {
        Assert.Equal(0L, await ScalarAsync(shops, "WITH gone AS (DELETE FROM messages WHERE shop = 'b' RETURNING 1) SELECT count(*) FROM gone"));
        Assert.Equal(0L, await ScalarAsync(shops, "WITH changed AS (UPDATE conversations SET owner = 'x' WHERE shop = 'b' RETURNING 1) SELECT count(*) FROM changed"));
        var refused = await Assert.ThrowsAsync<PostgresException>(() => ScalarAsync(shops, "INSERT INTO contacts VALUES ('b', 'buyer', 'agent', 1) RETURNING at"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task What_one_transaction_may_see_the_next_on_the_connection_may_not()
    {
        await using var connection = await _source.OpenConnectionAsync();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            Assert.Equal(1L, await ScalarAsync(connection, "{a}", "SELECT count(*) FROM messages"));
            await transaction.CommitAsync();
        }

        Assert.Equal(0L, await ScalarAsync(connection, null, "SELECT count(*) FROM messages"));
    }

    private async Task<object?> ScalarAsync(string? shops, string sql)
    {
        await using var connection = await _source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        return await ScalarAsync(connection, shops, sql);
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string? shops, string sql)
    {
        if (shops is not null)
        {
            await using var name = new NpgsqlCommand("SELECT set_config('chatrouter.shops', $1, true)", connection);
            name.Parameters.Add(new() { Value = shops });
            await name.ExecuteNonQueryAsync();
        }
#pragma warning disable CA2100 // The tests' own text.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }

    private static AppendMessage HelloTo(ShopId shop) => new()
    {
        Shop = shop,
        Buyer = new BuyerId("buyer"),
        NewConversation = new ConversationId("c"),
        From = MessageFrom.Buyer,
        Kind = MessageKind.Text,
        Text = "hello",
        ClientMsgId = "m",
        At = DateTimeOffset.UnixEpoch,
    };
}
