using ChatRouter.Core.Nodes;
using ChatRouter.Storage.Postgres;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatRouter.IntegrationTests.Postgres;

/// <summary>The storage of one node: several may share a database.</summary>
public sealed class PostgresNode : IAsyncDisposable
{
    // So long that no test meets a renewal or, on a slow machine, misses one.
    private static readonly IOptions<NodeOptions> Patient = Options.Create(new NodeOptions { Lease = TimeSpan.FromMinutes(5), RenewEvery = TimeSpan.FromMinutes(1) });

    // What a store does is asked here, not how soon: a busy machine may stop for seconds.
    private static readonly TimeSpan Unhurried = TimeSpan.FromSeconds(10);

    private PostgresNode(string connectionString, int cachedConversations)
    {
        Database = NewDatabase(connectionString, cachedConversations);
        Registry = new PostgresNodeRegistry(Database);
        Membership = new NodeMembership(Registry, Patient, TimeProvider.System, NullLogger<NodeMembership>.Instance);
        Journal = new PostgresJournalStore(Database, Membership, TimeProvider.System, NullLogger<PostgresJournalStore>.Instance);
    }

    public PostgresDatabase Database { get; }

    public PostgresNodeRegistry Registry { get; }

    public NodeMembership Membership { get; }

    public PostgresJournalStore Journal { get; }

    public static PostgresDatabase NewDatabase(string connectionString, int cachedConversations = 50_000) => new(
        Options.Create(new PostgresOptions { ConnectionString = connectionString, CachedConversations = cachedConversations, Patience = Unhurried }), NullLogger<PostgresDatabase>.Instance);

    /// <summary>Opens and migrates the database, and registers.</summary>
    public static async Task<PostgresNode> StartAsync(string connectionString, int cachedConversations = 50_000)
    {
        var node = new PostgresNode(connectionString, cachedConversations);
        await node.Database.OpenAsync(CancellationToken.None);
        await node.Membership.StartAsync(CancellationToken.None);
        return node;
    }

    public async ValueTask DisposeAsync()
    {
        await Membership.DisposeAsync();
        Journal.Dispose();
        await Database.DisposeAsync();
    }
}
