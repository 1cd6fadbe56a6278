using System.Reflection;
using System.Security.Claims;
using ChatRouter.Core.Nodes;
using ChatRouter.Core.Supervision.Alarms;
using ChatRouter.Server.Api;
using ChatRouter.Server.Auth;
using ChatRouter.Server.Commands;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ChatRouter.Server.Health;

/// <summary>How the installation runs, for operators (运维) and administrators of its shops: nothing of other shops, no addresses, no conversations.</summary>
public static class SystemApi
{
    private static readonly HashSet<AlarmKind> AboutRunning = [AlarmKind.NodeLost, AlarmKind.OrdersFailing, AlarmKind.WebhookOff];

    private static readonly string Version = typeof(SystemApi).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    public static IEndpointRouteBuilder MapSystem(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/system", ReadAsync).WithTags("Operations").RequireAuthorization(Policies.SystemReader).WithName("GetSystem").WithSummary("How the installation runs, as the server sees it that answers: for operators and administrators.")
            .Produces<SystemView>().Refuses(401, 403, 503);
        return app;
    }

    /// <param name="Checks">What <c>doctor</c> looks at in a running server, and what makes a server ready.</param>
    /// <param name="Nodes">Server processes that share the database; one alone where there is no PostgreSQL.</param>
    /// <param name="Alarms">Of the shop, that are about running it; the latest first, those that are over among them.</param>
    public sealed record SystemView(DateTimeOffset At, string Version, IReadOnlyList<SystemCheck> Checks, IReadOnlyList<SystemNode> Nodes, IReadOnlyList<SystemAlarm> Alarms);

    public sealed record SystemCheck(string Subject, Verdict Verdict, string Text);

    /// <param name="Own">It is the one that answers.</param>
    public sealed record SystemNode(string Id, bool Live, bool Own);

    /// <param name="Subject">The process or webhook that it is about; empty: the shop.</param>
    public sealed record SystemAlarm(AlarmKind Kind, string Subject, DateTimeOffset Since, DateTimeOffset? ResolvedAt);

    private static async Task<IResult> ReadAsync(HttpContext http, ClaimsPrincipal user, HealthCheckService health, AlarmDesk alarms, TimeProvider clock, CancellationToken cancellationToken)
    {
        var services = http.RequestServices;
        var ready = await health.CheckHealthAsync(check => check.Tags.Contains(HealthApi.Ready), cancellationToken);
        var told = await alarms.HistoryAsync(Principals.AgentOf(user)!.Shop, null, cancellationToken);
        return Results.Ok(new SystemView(
            clock.GetUtcNow(), Version,
            [
                .. ready.Entries.Select(entry => new SystemCheck(entry.Key, entry.Value.Status == HealthStatus.Healthy ? Verdict.Ok : Verdict.Fail, entry.Value.Description ?? "ready")),
                .. (await Checkup.OfRunningAsync(services, cancellationToken)).Select(finding => new SystemCheck(finding.Subject, finding.Verdict, finding.Text)),
            ],
            await NodesAsync(services, cancellationToken),
            [.. told.Where(alarm => AboutRunning.Contains(alarm.Kind)).Select(alarm => new SystemAlarm(alarm.Kind, alarm.Subject, alarm.Since, alarm.ResolvedAt))]));
    }

    private static async Task<IReadOnlyList<SystemNode>> NodesAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        if (services.GetService<INodeRegistry>() is not { } registry || services.GetService<NodeMembership>() is not { } membership)
            return [new("single", Live: true, Own: true)];
        return [.. (await registry.AllAsync(cancellationToken)).Select(node => new SystemNode(node.Lease.Node.Value, node.Live, node.Lease.Node == membership.Node))];
    }
}
