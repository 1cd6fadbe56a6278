using ChatRouter.Core.Journal;
using ChatRouter.TestKit.Journal;
using ChatRouter.TestKit.Servers;
using Npgsql;

namespace ChatRouter.IntegrationTests.Postgres;

/// <summary>A PostgreSQL journal in a database of its own.</summary>
internal sealed class PostgresJournalFixture : JournalStoreFixture
{
    private readonly PostgresNode _node;
    private readonly string _superuser;

    private PostgresJournalFixture(PostgresNode node, string connectionString)
    {
        _node = node;
        _superuser = PostgresServer.AsSuperuser(connectionString);
    }

    public override IJournalStore Store => _node.Journal;

    public static async Task<JournalStoreFixture> CreateAsync(PostgresServer server, int cachedConversations = 50_000)
    {
        var connectionString = server.NewMigratedDatabase();
        return new PostgresJournalFixture(await PostgresNode.StartAsync(connectionString, cachedConversations), connectionString);
    }

    public override async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_superuser);
        await using var connection = await source.OpenConnectionAsync();
#pragma warning disable CA2100 // The specification's own text.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The error that the server gives when the disk is full, from a trigger.</summary>
    public override Task SetFullAsync(bool full) => ExecuteAsync(full
        ? """
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'disk_full'; END $$;
            CREATE TRIGGER full_disk BEFORE INSERT ON messages FOR EACH ROW EXECUTE FUNCTION refuse();
            """
        : "DROP TRIGGER full_disk ON messages; DROP FUNCTION refuse();");

    public override ValueTask DisposeAsync() => _node.DisposeAsync();
}
