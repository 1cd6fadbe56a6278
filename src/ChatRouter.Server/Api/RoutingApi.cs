using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Rehearsals;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;
using ChatRouter.Server.Auth;
using Microsoft.AspNetCore.Mvc;

namespace ChatRouter.Server.Api;

/// <summary>A shop's routing: what is published, the draft, its differences, publications and going back.</summary>
public static class RoutingApi
{
    private const int MaxPlanBytes = 1_048_576;
    private const int VersionsAtOnce = 50;

    public static IEndpointRouteBuilder MapRouting(this IEndpointRouteBuilder app)
    {
        var read = app.MapGroup("/api/v1/routing").WithTags("Routing").RequireSupervisorOrKey(KeyScopes.RoutingRead, ops: true);
        read.MapGet("", PublishedAsync).WithName("GetRouting").WithSummary("How the shop routes: what is published.").Produces<PublishedRouting>().Refuses(401, 403, 404, 503);
        read.MapGet("/presets", PresetValues).WithName("ListRoutingPresets").WithSummary("The presets, each with every value.")
            .Produces<IReadOnlyDictionary<string, RoutingOverrides>>().Refuses(401, 403);
        read.MapGet("/draft", DraftAsync).WithName("GetRoutingDraft").WithSummary("The draft, from which the next publication is made.").Produces<DraftView>().Refuses(401, 403, 404, 503);
        read.MapGet("/draft/diff", DifferenceAsync).WithName("DiffRoutingDraft").WithSummary("What the draft would change.").Produces<DraftDifference>().Refuses(401, 403, 404, 503);
        read.MapGet("/draft/lint", LintAsync).WithName("LintRoutingDraft").WithSummary("What is unwise about the draft.").Produces<LintReport>().Refuses(401, 403, 404, 503);
        var trial = app.MapGroup("/api/v1/routing").WithTags("Routing").RequireSupervisorOrKey(KeyScopes.RoutingRead);
        trial.MapPost("/simulate", SimulateAsync).WithName("SimulateRouting").WithSummary("Where a buyer would come to, by which rule, and why not to whom.")
            .Produces<Simulation>().Refuses(400, 401, 403, 404, 503);
        trial.MapGet("/rehearsal", RehearseAsync).WithName("RehearseRouting").WithSummary("A past hour's buyers, routed again by what is published and by the draft.")
            .Produces<RehearsalReport>().Refuses(400, 401, 403, 404, 503).Refuses(409, ErrorCode.TooManyConversations);
        read.MapGet("/hits", HitsAsync).WithName("CountRoutingHits").WithSummary("By which rules the last 24 hours' buyers were placed.").Produces<RuleHits>().Refuses(401, 403, 503);
        read.MapGet("/people", PeopleAsync).WithName("ListRoutingPeople").WithSummary("The shop's people, whom a plan can name.").Produces<PeopleList>().Refuses(401, 403, 503);
        read.MapGet("/versions", VersionsAsync).WithName("ListRoutingVersions").WithSummary("Every publication, the latest first, a page at a time.")
            .Produces<VersionPage>().Refuses(400, 401, 403, 503);
        read.MapGet("/versions/{version:int}", VersionAsync).WithName("GetRoutingVersion").WithSummary("One publication, whole.").Produces<PublishedRouting>().Refuses(401, 403, 404, 503);

        var write = app.MapGroup("/api/v1/routing").WithTags("Routing").RequireAdminOrKey(KeyScopes.RoutingWrite).WithMetadata(new RequestSizeLimitAttribute(MaxPlanBytes));
        write.MapPut("/draft", SaveAsync).WithName("SaveRoutingDraft").WithSummary("Replaces the draft.")
            .Produces<DraftView>().Refuses(401, 403, 404, 503).Refuses(400, ErrorCode.InvalidArgument, ErrorCode.InvalidPlan).Refuses(409, ErrorCode.Stale).Refuses(413, ErrorCode.InvalidArgument);
        write.MapDelete("/draft", DiscardAsync).WithName("DiscardRoutingDraft").WithSummary("Makes the draft what is published.")
            .Produces<DraftView>().Refuses(400, 401, 403, 404, 503).Refuses(409, ErrorCode.Stale);
        write.MapPost("/publish", PublishAsync).TakesIdempotencyKey().WithName("PublishRouting").WithSummary("The draft is how the shop routes from now on; running conversations stay where they are.")
            .Produces<PublishedRouting>().Refuses(401, 403, 404, 503).Refuses(400, ErrorCode.InvalidArgument, ErrorCode.InvalidPlan).Refuses(409, ErrorCode.Stale, ErrorCode.Unchanged);
        write.MapPost("/versions/{version:int}/restore", RestoreAsync).TakesIdempotencyKey().WithName("RestoreRoutingVersion").WithSummary("An earlier version is how the shop routes from now on.")
            .Produces<PublishedRouting>().Refuses(401, 403, 404, 503).Refuses(400, ErrorCode.InvalidArgument, ErrorCode.InvalidPlan).Refuses(409, ErrorCode.Stale, ErrorCode.Unchanged);
        return app;
    }

    /// <param name="Settings">Preset and overrides together, every value.</param>
    public sealed record PublishedRouting(RoutingVersion Version, RoutingPlan Plan, RoutingOverrides Settings)
    {
        internal static PublishedRouting Of(PublishedPlan published) => new(published.Version, published.Plan, RoutingOverrides.Whole(published.Plan.Settings));
    }

    /// <param name="Revision">To be given back when it is saved, published or discarded.</param>
    /// <param name="Version">The version that is published, which the draft would replace.</param>
    public sealed record DraftView(int Revision, int Version, bool Changed, RoutingPlan Plan, RoutingOverrides Settings, AgentId? By, DateTimeOffset At);

    /// <param name="Revision">Of the draft that was changed: who saved meanwhile is not overwritten.</param>
    public sealed record SaveDraftRequest([property: Required] int Revision, [property: Required] RoutingPlan Plan);

    public sealed record DraftDifference(int Revision, int Version, IReadOnlyList<PlanChange> Changes);

    /// <param name="Version">The version that the caller saw published.</param>
    public sealed record PublishRequest([property: Required] int Revision, [property: Required] int Version, [property: Required] string Reason);

    /// <param name="Version">The version that the caller saw published.</param>
    public sealed record RestoreRequest([property: Required] int Version, [property: Required] string Reason);

    public sealed record LintReport(IReadOnlyList<LintFinding> Findings);

    /// <param name="Draft">By the draft instead of what is published.</param>
    /// <param name="At">None: now, with the agents as they are; else as if everybody on duty then were online and idle.</param>
    public sealed record SimulateRequest([property: Required] TrialBuyer Buyer, bool Draft = false, DateTimeOffset? At = null);

    /// <param name="Role">Administrators get buyers only where the plan says so, operators never.</param>
    /// <param name="Disabled">Gets none whatever the plan says.</param>
    public sealed record RoutingPerson(AgentId Id, string DisplayName, AccountRole Role, bool Disabled);

    public sealed record PeopleList(IReadOnlyList<RoutingPerson> People);

    /// <param name="Next">For <c>below</c>, to read on; none: there are no older ones.</param>
    public sealed record VersionPage(IReadOnlyList<RoutingVersion> Versions, int? Next);

    private static async Task<IResult> PublishedAsync(ClaimsPrincipal user, RoutingDesk desk, CancellationToken cancellationToken) =>
        Shown(await desk.PublishedAsync(ShopOf(user), cancellationToken));

    private static IResult PresetValues() => Results.Ok(Presets.Names.ToDictionary(name => name, name => RoutingOverrides.Whole(Presets.Named(name)!)));

    private static async Task<IResult> DraftAsync(ClaimsPrincipal user, RoutingDesk desk, CancellationToken cancellationToken) =>
        (await desk.DraftAsync(ShopOf(user), cancellationToken)).Succeeded(out var found, out var rejection)
            ? Results.Ok(ViewOf(found.Draft, found.Published.Version.Number))
            : Problems.Of(rejection);

    private static async Task<IResult> DifferenceAsync(ClaimsPrincipal user, ScheduledPublications scheduled, CancellationToken cancellationToken, [Description("If it went live then, after whatever is scheduled until then; none: now.")] DateTimeOffset? at = null) =>
        (await scheduled.DifferenceAsync(ShopOf(user), at, cancellationToken)).Succeeded(out var found, out var rejection)
            ? Results.Ok(new DraftDifference(found.Draft.Revision, found.Published.Version.Number, found.Changes))
            : Problems.Of(rejection);

    private static async Task<IResult> LintAsync(ClaimsPrincipal user, RoutingDesk desk, CancellationToken cancellationToken) =>
        await desk.LintAsync(ShopOf(user), cancellationToken) is { } findings ? Results.Ok(new LintReport(findings)) : Problems.Of(new Rejection(ErrorCode.NotFound, "There is no such shop."));

    private static async Task<IResult> SimulateAsync(SimulateRequest request, ClaimsPrincipal user, RoutingTrials trials, CancellationToken cancellationToken) =>
        (await trials.SimulateAsync(ShopOf(user), request.Buyer, request.Draft, request.At, cancellationToken)).OkOr();

    private static async Task<IResult> RehearseAsync(ClaimsPrincipal user, PastHours hours, CancellationToken cancellationToken, [Description("When the hour begins, at most 25 hours ago; none: an hour ago.")] DateTimeOffset? from = null) =>
        (await hours.OfAsync(ShopOf(user), from, cancellationToken)).OkOr();

    private static async Task<IResult> HitsAsync(ClaimsPrincipal user, RuleHitCounter hits, CancellationToken cancellationToken) =>
        Results.Ok(await hits.OfAsync(ShopOf(user), cancellationToken));

    private static async Task<IResult> PeopleAsync(ClaimsPrincipal user, IShopStore shops, CancellationToken cancellationToken) =>
        Results.Ok(new PeopleList([.. (await shops.AccountsAsync(ShopOf(user), cancellationToken)).Select(account => new RoutingPerson(account.Id, account.DisplayName, account.Role, !account.Enabled))]));

    private static async Task<IResult> VersionsAsync(ClaimsPrincipal user, RoutingDesk desk, CancellationToken cancellationToken, [Range(1, int.MaxValue), Description(Paging.Cursor)] int below = int.MaxValue, [Range(1, VersionsAtOnce), Description(Paging.Limit)] int limit = VersionsAtOnce)
    {
        var versions = await desk.VersionsAsync(ShopOf(user), below, limit, cancellationToken);
        return Results.Ok(new VersionPage(versions, versions is [.., { Number: > 1 } last] ? last.Number : null));
    }

    private static async Task<IResult> VersionAsync(int version, ClaimsPrincipal user, RoutingDesk desk, CancellationToken cancellationToken) =>
        Shown(await desk.VersionAsync(ShopOf(user), version, cancellationToken));

    private static async Task<IResult> SaveAsync(SaveDraftRequest request, ClaimsPrincipal user, RoutingDesk desk, CancellationToken cancellationToken) =>
        await SavedAsync(await desk.SaveDraftAsync(Principals.ActorOf(user), request.Revision, request.Plan, cancellationToken), user, desk, cancellationToken);

    private static async Task<IResult> DiscardAsync([Required, Description("Of the draft that its sender saw.")] int revision, ClaimsPrincipal user, RoutingDesk desk, CancellationToken cancellationToken) =>
        await SavedAsync(await desk.DiscardDraftAsync(Principals.ActorOf(user), revision, cancellationToken), user, desk, cancellationToken);

    private static async Task<IResult> PublishAsync(PublishRequest request, ClaimsPrincipal user, RoutingDesk desk, CancellationToken cancellationToken)
    {
        var result = await desk.PublishAsync(Principals.ActorOf(user), request.Revision, request.Version, request.Reason, cancellationToken);
        return result.Value is { } published ? Results.Ok(PublishedRouting.Of(published)) : Refused(result);
    }

    private static async Task<IResult> RestoreAsync(int version, RestoreRequest request, ClaimsPrincipal user, RoutingDesk desk, CancellationToken cancellationToken)
    {
        var result = await desk.RestoreAsync(Principals.ActorOf(user), version, request.Version, request.Reason, cancellationToken);
        return result.Value is { } published ? Results.Ok(PublishedRouting.Of(published)) : Refused(result);
    }

    internal static async Task<IResult> SavedAsync(PlanResult<RoutingDraft> result, ClaimsPrincipal user, RoutingDesk desk, CancellationToken cancellationToken)
    {
        if (result.Value is not { } draft)
            return Refused(result);
        var published = await desk.PublishedAsync(ShopOf(user), cancellationToken);
        return Results.Ok(ViewOf(draft, published.Value?.Version.Number ?? 0));
    }

    private static IResult Shown(Result<PublishedPlan> result) =>
        result.Succeeded(out var published, out var rejection) ? Results.Ok(PublishedRouting.Of(published)) : Problems.Of(rejection);

    internal static IResult Refused<T>(PlanResult<T> result) where T : class => result switch
    {
        { Rejection: { } rejection } => Problems.Of(rejection),
        { Errors: { } errors } => Results.Problem(title: "The plan cannot be kept.", statusCode: 400, extensions: new Dictionary<string, object?> { ["code"] = ErrorCode.InvalidPlan, ["errors"] = errors.ByPath }),
        { Lost: { } lost } => Results.Problem(title: "Somebody else was faster. Look at the difference and try again.", statusCode: 409, extensions: new Dictionary<string, object?>
        {
            ["code"] = ErrorCode.Stale,
            ["current"] = ViewOf(lost.Current, lost.Version),
            ["baseKnown"] = lost.BaseKnown,
            ["fields"] = lost.Fields,
        }),
        _ => Problems.Of(new Rejection(ErrorCode.NotFound, "There is no such shop.")),
    };

    private static DraftView ViewOf(RoutingDraft draft, int version) =>
        new(draft.Revision, version, draft.Changed, draft.Plan, RoutingOverrides.Whole(draft.Plan.Settings), draft.By, draft.At);

    private static ShopId ShopOf(ClaimsPrincipal user) => Principals.ActorOf(user).Shop;
}
