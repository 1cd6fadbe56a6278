using ChatRouter.Core.Nodes;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatRouter.Server.Health;

/// <summary>The node is registered: what it writes is accepted.</summary>
public sealed class NodeCheck(NodeMembership membership) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(membership.Current is null ? HealthCheckResult.Unhealthy("The node's lease has lapsed.") : HealthCheckResult.Healthy());
}
