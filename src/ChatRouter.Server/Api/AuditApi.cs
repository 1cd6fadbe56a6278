using System.ComponentModel;
using System.Security.Claims;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Supervision;
using ChatRouter.Server.Auth;
using ChatRouter.Server.Hubs;

namespace ChatRouter.Server.Api;

/// <summary>The audit over HTTP: the same entries as the supervisors' hub gives.</summary>
public static class AuditApi
{
    public static IEndpointRouteBuilder MapAudit(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/audit", FindAsync).WithName("ListAudit").WithSummary("What was done in the shop and by whom, newest first.").WithDescription($"Newest first. `action` is one of {string.Join(", ", QueryWords.Of<AuditAction>().Select(action => $"`{action}`"))}.").WithTags("Audit").RequireAuthorization(Policies.ShopReader)
            .Produces<AuditPage>().Refuses(400, 401, 403, 503);
        return app;
    }

    /// <param name="Entries">Newest first; fewer than 50: there are no older ones.</param>
    public sealed record AuditPage(IReadOnlyList<AuditEntry> Entries);

    private static async Task<IResult> FindAsync(
        ClaimsPrincipal user, IAuditStore audit, CancellationToken cancellationToken,
        [Description("The account.")] string? actor = null, [Description("What was done.")] string? action = null, [Description("Of that time or later.")] DateTimeOffset? from = null,
        [Description("Before that time.")] DateTimeOffset? until = null, [Description("Older than the entry of that id.")] string? before = null)
    {
        if (!QueryWords.TryRead<AuditAction>(action, out var wanted))
            return Problems.Of(new Rejection(ErrorCode.InvalidArgument, "'action' is the name of something that is written down."));
        var request = new AuditRequest(actor is null ? null : new(actor), wanted, from, until, before);
        return Results.Ok(new AuditPage(await audit.FindAsync(Principals.AgentOf(user)!.Shop, request.ToQuery(), cancellationToken)));
    }
}
