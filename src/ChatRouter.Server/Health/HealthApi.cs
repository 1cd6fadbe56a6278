using ChatRouter.Core;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Server.Api;
using ChatRouter.Server.Auth;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatRouter.Server.Health;

/// <summary>What load balancers and operators ask.</summary>
public static class HealthApi
{
    /// <summary>The tag of checks that decide whether new connections may come.</summary>
    public const string Ready = "ready";

    // A balancer closes the sockets of a node that fails its check. A node that lives and is not ready says 404 instead: no new ones, and leave mine.
    private static readonly Dictionary<HealthStatus, int> ForBalancers = new()
    {
        [HealthStatus.Healthy] = StatusCodes.Status200OK,
        [HealthStatus.Degraded] = StatusCodes.Status200OK,
        [HealthStatus.Unhealthy] = StatusCodes.Status404NotFound,
    };

    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/healthz", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/readyz", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) }).AllowAnonymous();
        app.MapHealthChecks("/readyz/balancer", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready), ResultStatusCodes = ForBalancers }).AllowAnonymous();
        app.MapGet("/internal/invariants", CheckAsync).RequireAuthorization(Policies.Operator).WithName("CheckInvariants").WithSummary("Counts of what must be zero.").WithTags("Operations").Produces<Invariants>().Refuses(401, 403, 503);
        return app;
    }

    private static async Task<IResult> CheckAsync(IShopStore shops, IJournal journal, IDispatcher dispatcher, HeavyWork turns, CancellationToken cancellationToken) =>
        (await turns.RunAsync<Invariants>(async () => await Invariants.CheckAsync(shops, journal, dispatcher, cancellationToken), cancellationToken)).OkOr();
}
