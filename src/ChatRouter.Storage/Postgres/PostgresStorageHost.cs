using ChatRouter.Core.Journal;
using ChatRouter.Core.Nodes;
using Microsoft.Extensions.Hosting;

namespace ChatRouter.Storage.Postgres;

/// <summary>Opens the database and registers the node before anything else starts; drains the journal and leaves after everything else stopped.</summary>
internal sealed class PostgresStorageHost(PostgresDatabase database, NodeMembership membership, BatchingJournal journal) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await database.OpenAsync(cancellationToken);
        await membership.StartAsync(cancellationToken);
        journal.Start();
    }

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        await journal.StopAsync(cancellationToken);
        await membership.StopAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
