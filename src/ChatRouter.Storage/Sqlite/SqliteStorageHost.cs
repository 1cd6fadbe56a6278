using ChatRouter.Core.Journal;
using Microsoft.Extensions.Hosting;

namespace ChatRouter.Storage.Sqlite;

/// <summary>Opens the database before anything else starts, and drains the journal after everything else stopped.</summary>
internal sealed class SqliteStorageHost(SqliteDatabase database, BatchingJournal journal) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        database.Open();
        journal.Start();
        return Task.CompletedTask;
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => journal.StopAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
