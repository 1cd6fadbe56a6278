using Microsoft.Extensions.Hosting;

namespace ChatRouter.Core.Routing;

/// <summary>Builds a dispatcher that lives in this process. No connection is accepted before it has ended.</summary>
public sealed class StartupRebuild(Rebuilder rebuilder) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => rebuilder.RebuildAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
