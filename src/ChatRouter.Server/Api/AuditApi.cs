using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Supervision;
using ChatRouter.Server.Auth;

namespace ChatRouter.Server.Api;

/// <summary>The audit over HTTP: the same entries as the supervisors' hub gives.</summary>
public static class AuditApi
{
    public static IEndpointRouteBuilder MapAudit(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/audit", FindAsync).WithName("ListAudit").WithSummary("What was done in the shop and by whom, newest first.").WithDescription($"Newest first. `action` is one of {string.Join(", ", QueryWords.Of<AuditAction>().Select(action => $"`{action}`"))}.").WithTags("Audit").RequireSupervisorOrKey(KeyScopes.ReportsRead)
            .Produces<AuditPage>().Refuses(400, 401, 403, 503);
        return app;
    }

    /// <param name="Entries">Newest first.</param>
    /// <param name="Next">Ask again with it as <c>before</c>; none: that was all.</param>
    public sealed record AuditPage(IReadOnlyList<AuditEntry> Entries, string? Next);

    private static async Task<IResult> FindAsync(
        ClaimsPrincipal user, IAuditStore audit, CancellationToken cancellationToken,
        [Description("The account.")] string? actor = null, [Description("What was done.")] string? action = null, [Description("Of that time or later.")] DateTimeOffset? from = null,
        [Description("Before that time.")] DateTimeOffset? until = null, [RegularExpression(Paging.Id), Description(Paging.Cursor)] string? before = null, [Range(1, Paging.Most), Description(Paging.Limit)] int limit = Paging.Usual)
    {
        if (!QueryWords.TryRead<AuditAction>(action, out var wanted))
            return Problems.Of(new Rejection(ErrorCode.InvalidArgument, "'action' is the name of something that is written down."));
        var query = new AuditQuery { Actor = actor is null ? null : new(actor), Action = wanted, From = from, Until = until, Before = before, Limit = limit + 1 };
        var (page, next) = Paging.Of(await audit.FindAsync(Principals.ActorOf(user).Shop, query, cancellationToken), limit, entry => entry.Id);
        return Results.Ok(new AuditPage(page, next));
    }
}
