using Microsoft.Extensions.Hosting;

namespace ChatRouter.Redis.Nodes;

/// <summary>Puts the node on the bus before clients come, and takes it off after they have gone.</summary>
internal sealed class RedisNodesHost(RedisNodeBus bus) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => bus.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => bus.StopAsync(cancellationToken);
}
