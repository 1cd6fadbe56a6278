using ChatRouter.Core.Nodes;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatRouter.Server.Health;

/// <summary>The shared dispatcher was reached and built once: before that, this node can serve nobody.</summary>
/// <remarks>An outage later on keeps the node ready: owned conversations go on, and no other node has a dispatcher either.</remarks>
public sealed class RoutingCheck(NodeDuties duties) : IHealthCheck
{
    private bool _built;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        _built |= duties.RoutingReady;
        return Task.FromResult(_built ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("Redis does not answer, or the dispatcher is being built."));
    }
}
