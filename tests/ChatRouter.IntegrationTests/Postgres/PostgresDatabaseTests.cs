using ChatRouter.Core.Journal;
using ChatRouter.Storage.Postgres;
using ChatRouter.TestKit.Servers;
using Npgsql;

namespace ChatRouter.IntegrationTests.Postgres;

[Collection(PostgresJournals.Name)]
public sealed class PostgresDatabaseTests(PostgresServer server)
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly long Files = typeof(PostgresDatabase).Assembly.GetManifestResourceNames().LongCount(name => name.Contains("Schema.Postgres.", StringComparison.Ordinal));

    private readonly string _connectionString = server.NewDatabase();

    [Fact]
    public async Task Nodes_that_start_at_once_migrate_once()
    {
        var databases = Enumerable.Range(0, 6).Select(_ => PostgresNode.NewDatabase(_connectionString)).ToList();

        await Task.WhenAll(databases.Select(database => database.OpenAsync(None)));

        foreach (var database in databases)
            await database.DisposeAsync();
        Assert.Equal(Files, await ScalarAsync("SELECT count(*) FROM schema_version"));
    }

    [Fact]
    public async Task A_newer_schema_that_breaks_nothing_is_used_and_left_as_it_is()
    {
        await OpenAsync(_connectionString);
        await ScalarAsync("INSERT INTO schema_version (version, name, breaks_before) VALUES (9999, 'future', 2)");

        await OpenAsync(_connectionString);

        Assert.Equal(Files + 1, await ScalarAsync("SELECT count(*) FROM schema_version"));
    }

    [Fact]
    public async Task A_newer_schema_that_needs_a_newer_server_is_refused()
    {
        await OpenAsync(_connectionString);
        await ScalarAsync("INSERT INTO schema_version (version, name, breaks_before) VALUES (9999, 'future', 9000)");

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => OpenAsync(_connectionString));

        Assert.Contains("needs a server that knows version 9000", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_says_so()
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            OpenAsync(new NpgsqlConnectionStringBuilder(_connectionString) { Password = "wrong" }.ToString()));

        Assert.Contains("refuses this role or its password", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_database_says_so()
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            OpenAsync(new NpgsqlConnectionStringBuilder(_connectionString) { Database = "nowhere" }.ToString()));

        Assert.Contains("there is no such database", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_absent_server_is_unavailable()
    {
        await Assert.ThrowsAsync<JournalUnavailableException>(() =>
            OpenAsync(new NpgsqlConnectionStringBuilder(_connectionString) { Port = 1 }.ToString()));
    }

    [Fact]
    public async Task Commits_wait_for_the_disk_whatever_the_servers_default()
    {
        await OpenAsync(_connectionString);
        await ScalarAsync($"ALTER ROLE {PostgresServer.Role} SET synchronous_commit = off");
        try
        {
            await using var database = PostgresNode.NewDatabase(_connectionString);
            await using var connection = await database.ConnectAsync(None);
            await using var command = new NpgsqlCommand("SELECT current_setting('synchronous_commit') || ' ' || current_setting('fsync')", connection);

            Assert.Equal("on on", await command.ExecuteScalarAsync());
        }
        finally
        {
            await ScalarAsync($"ALTER ROLE {PostgresServer.Role} RESET synchronous_commit");
        }
    }

    private static async Task OpenAsync(string connectionString)
    {
        await using var database = PostgresNode.NewDatabase(connectionString);
        await database.OpenAsync(None);
    }

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(PostgresServer.AsSuperuser(_connectionString));
#pragma warning disable CA2100 // The tests' own text.
        await using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }
}
