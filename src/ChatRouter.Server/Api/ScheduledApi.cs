using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops.Plans;
using ChatRouter.Server.Auth;

namespace ChatRouter.Server.Api;

/// <summary>Publications of a shop's routing that are to go live later.</summary>
public static class ScheduledApi
{
    public static IEndpointRouteBuilder MapScheduledPublications(this IEndpointRouteBuilder app)
    {
        var read = app.MapGroup("/api/v1/routing/scheduled").WithTags("Routing").RequireSupervisorOrKey(KeyScopes.RoutingRead, ops: true);
        read.MapGet("", AllAsync).WithName("ListScheduledPublications").WithSummary("What goes live later, and what did not go live when it was due; the first to be due first.")
            .Produces<ScheduledList>().Refuses(401, 403, 404, 503);

        var write = app.MapGroup("/api/v1/routing/scheduled").WithTags("Routing").RequireAdminOrKey(KeyScopes.RoutingWrite);
        write.MapPost("", ScheduleAsync).TakesIdempotencyKey().WithName("ScheduleRouting").WithSummary("The draft goes live at that time; until then the draft is what is published.")
            .Produces<ScheduledView>().Refuses(401, 403, 404, 503).Refuses(400, ErrorCode.InvalidArgument, ErrorCode.InvalidPlan)
            .Refuses(409, ErrorCode.Stale, ErrorCode.Unchanged, ErrorCode.TooManyScheduled);
        write.MapDelete("/{id}", CancelAsync).WithName("CancelScheduledPublication").WithSummary("It does not go live; one that did not is dropped.")
            .Produces(StatusCodes.Status204NoContent).Refuses(401, 403, 404, 503);
        write.MapPost("/{id}/publish", PublishAsync).TakesIdempotencyKey().WithName("PublishScheduledNow").WithSummary("It goes live now instead, also one that did not when it was due.")
            .Produces<RoutingApi.PublishedRouting>().Refuses(401, 403, 404, 503).Refuses(400, ErrorCode.InvalidArgument, ErrorCode.InvalidPlan).Refuses(409, ErrorCode.Stale, ErrorCode.Unchanged);
        write.MapPost("/{id}/draft", DraftAsync).TakesIdempotencyKey().WithName("DraftScheduledPublication").WithSummary("Makes its changes in the draft; it stays scheduled.")
            .Produces<RoutingApi.DraftView>().Refuses(401, 403, 404, 503).Refuses(400, ErrorCode.InvalidArgument, ErrorCode.InvalidPlan).Refuses(409, ErrorCode.Stale);
        return app;
    }

    /// <param name="Version">The version that the caller saw published.</param>
    /// <param name="At">When it goes live: in the future, within a year.</param>
    public sealed record ScheduleRequest([property: Required] int Revision, [property: Required] int Version, [property: Required] string Reason, [property: Required] DateTimeOffset At);

    /// <param name="Revision">Of the draft that its sender saw.</param>
    public sealed record TakeRequest([property: Required] int Revision);

    /// <param name="At">When it goes live.</param>
    /// <param name="By">Who scheduled it, at <paramref name="MadeAt"/>.</param>
    /// <param name="Changes">What it changes of what was to be in force before it when it was scheduled.</param>
    /// <param name="Failure">Why it did not go live when it was due; none: it waits.</param>
    /// <param name="Obstacle">Why it would not go live as things are, as <c>failure.code</c>; none: it would.</param>
    /// <param name="Clashes">Of the fields that it changes those that have been changed otherwise since: as they were then, are before it now, and as it wants them.</param>
    /// <param name="Errors">Why its plan could not be kept, by JSON pointer.</param>
    public sealed record ScheduledView(
        string Id, DateTimeOffset At, AgentId By, DateTimeOffset MadeAt, string Reason, IReadOnlyList<PlanChange> Changes,
        PublicationFailure? Failure, string? Obstacle, IReadOnlyList<PlanConflict> Clashes, IReadOnlyDictionary<string, string[]>? Errors)
    {
        internal static ScheduledView Of(ScheduledOutlook outlook)
        {
            var scheduled = outlook.Scheduled;
            return new(
                scheduled.Id, scheduled.Due, scheduled.By, scheduled.At, scheduled.Reason, PlanDifference.Between(scheduled.Origin, scheduled.Plan),
                scheduled.Failure, outlook.FailureCode, outlook.Clashes, outlook.Errors?.ByPath);
        }
    }

    public sealed record ScheduledList(IReadOnlyList<ScheduledView> Publications);

    private static async Task<IResult> AllAsync(ClaimsPrincipal user, ScheduledPublications scheduled, CancellationToken cancellationToken) =>
        (await scheduled.AllAsync(Principals.ActorOf(user).Shop, cancellationToken)).Succeeded(out var outlooks, out var rejection)
            ? Results.Ok(new ScheduledList([.. outlooks.Select(ScheduledView.Of)]))
            : Problems.Of(rejection);

    private static async Task<IResult> ScheduleAsync(ScheduleRequest request, ClaimsPrincipal user, ScheduledPublications scheduled, CancellationToken cancellationToken)
    {
        var result = await scheduled.ScheduleAsync(Principals.ActorOf(user), request.Revision, request.Version, request.Reason, request.At, cancellationToken);
        return result.Value is { } outlook ? Results.Ok(ScheduledView.Of(outlook)) : RoutingApi.Refused(result);
    }

    private static async Task<IResult> CancelAsync(string id, ClaimsPrincipal user, ScheduledPublications scheduled, CancellationToken cancellationToken) =>
        await scheduled.CancelAsync(Principals.ActorOf(user), id, cancellationToken) is { } rejection ? Problems.Of(rejection) : Results.NoContent();

    private static async Task<IResult> PublishAsync(string id, ClaimsPrincipal user, ScheduledPublications scheduled, CancellationToken cancellationToken)
    {
        var result = await scheduled.PublishNowAsync(Principals.ActorOf(user), id, cancellationToken);
        return result.Value is { } published ? Results.Ok(RoutingApi.PublishedRouting.Of(published)) : RoutingApi.Refused(result);
    }

    private static async Task<IResult> DraftAsync(string id, TakeRequest request, ClaimsPrincipal user, ScheduledPublications scheduled, RoutingDesk desk, CancellationToken cancellationToken) =>
        await RoutingApi.SavedAsync(await scheduled.DraftAsync(Principals.ActorOf(user), id, request.Revision, cancellationToken), user, desk, cancellationToken);
}
