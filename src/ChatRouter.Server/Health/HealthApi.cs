using ChatRouter.Core.Journal;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Server.Auth;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace ChatRouter.Server.Health;

/// <summary>What load balancers and operators ask.</summary>
public static class HealthApi
{
    /// <summary>The tag of checks that decide whether new connections may come.</summary>
    public const string Ready = "ready";

    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/healthz", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/readyz", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) }).AllowAnonymous();
        app.MapGet("/internal/invariants", CheckAsync).RequireAuthorization(Policies.Operator).WithName("CheckInvariants").WithTags("Operations");
        return app;
    }

    private static async Task<Invariants> CheckAsync(IShopStore shops, IJournal journal, IDispatcher dispatcher, CancellationToken cancellationToken) =>
        await Invariants.CheckAsync(shops, journal, dispatcher, cancellationToken);
}
