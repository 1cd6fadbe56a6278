using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;
using ChatRouter.Core.Supervision;
using ChatRouter.Server.Accounts;
using ChatRouter.Server.Auth;
using ChatRouter.Server.Hubs;

namespace ChatRouter.Server.Api;

/// <summary>The shop's members (子账号): for its administrators, and for API keys of the scopes <c>members:read</c> and <c>members:write</c>; their states for supervisors as well.</summary>
public static class MembersApi
{
    private const string WhoWaits = "What becomes of the buyers who wait for his answer: `routedAtOnce` or `untilNextMessage`.";

    private static readonly Rejection NoRouting = new(ErrorCode.Forbidden, "Groups and capacity are the routing's: the key needs the scope routing:write.");

    public static IEndpointRouteBuilder MapMembers(this IEndpointRouteBuilder app)
    {
        var read = app.MapGroup("/api/v1/members").WithTags("Members").RequireAdminOrKey(KeyScopes.MembersRead);
        read.MapGet("", ListAsync).WithName("ListMembers").WithSummary("The members of the shop, a page at a time.").Produces<MemberPage>().Refuses(400, 401, 403, 503);
        read.MapGet("/{id}", GetAsync).WithName("GetMember").WithSummary("One member, with what the published routing says of him.").Produces<MemberView>().Refuses(401, 403, 404, 503);
        read.MapGet("/{id}/sessions", SessionsAsync).WithName("ListMemberSessions").WithSummary("Where a member is signed in.").Produces<SessionList>().Refuses(401, 403, 404, 503);
        read.MapGet("/{id}/sign-ins", SignInsAsync).WithName("ListMemberSignIns").WithSummary("Who signed in to a member's account in the last 90 days, or tried to: the last 100 of each.").Produces<SignInList>().Refuses(401, 403, 404, 503);

        var write = app.MapGroup("/api/v1/members").WithTags("Members").RequireAdminOrKey(KeyScopes.MembersWrite);
        write.MapPost("", InviteAsync).TakesIdempotencyKey().WithName("InviteMember").WithSummary("Makes an account without a password, and the link by which its owner sets one.")
            .Produces<InvitedMember>(201).Refuses(400, 401, 403, 404, 503).Refuses(409, ErrorCode.NameTaken);
        write.MapPut("/{id}", ChangeAsync).WithName("ChangeMember").WithSummary("Replaces a member's display name and role.")
            .Produces<MemberView>().Refuses(400, 401, 403, 404, 503).Refuses(409, ErrorCode.ChangedMeanwhile, ErrorCode.LastAdmin);
        write.MapPost("/{id}/disable", DisableAsync).WithName("DisableMember").WithSummary("Signs a member out for good. Repeatable.").WithDescription("Buyers who wait for his answer are routed again at once, or with `openTurns=untilNextMessage` when they next write; the others are routed when they write.")
            .Produces<MemberView>().Refuses(400, 401, 403, 404, 503).Refuses(409, ErrorCode.ChangedMeanwhile, ErrorCode.LastAdmin);
        write.MapPost("/{id}/enable", EnableAsync).WithName("EnableMember").WithSummary("Lets a disabled member in again. Repeatable.")
            .Produces<MemberView>().Refuses(401, 403, 404, 503).Refuses(409, ErrorCode.ChangedMeanwhile);
        write.MapPost("/{id}/link", MakeLinkAsync).TakesIdempotencyKey().WithName("MakeMemberLink").WithSummary("A link to set a password; it replaces the one before.")
            .Produces<LinkView>(201).Refuses(401, 403, 404, 503).Refuses(409, ErrorCode.MemberDisabled);
        write.MapDelete("/{id}/sessions", EndSessionsAsync).WithName("EndMemberSessions").WithSummary("Signs a member out everywhere.").Produces(204).Refuses(401, 403, 404, 503);
        write.MapDelete("/{id}/sessions/{session}", EndSessionAsync).WithName("EndMemberSession").WithSummary("Ends one session of a member.").Produces(204).Refuses(401, 403, 404, 503);
        var states = app.MapGroup("/api/v1/members/{id}/state").WithTags("Members").RequireSupervisorOrKey(KeyScopes.MembersWrite);
        states.MapPut("", ForceStateAsync).WithName("ForceMemberState").WithSummary("Changes an agent's state whatever turns he has open. Repeatable.")
            .WithDescription("Offline, buyers who wait for his answer are routed again at once. His desk shows who did it and why.")
            .Produces<AgentStateReply>().Refuses(400, 401, 403, 503).Refuses(404, ErrorCode.UnknownTarget);
        return app;
    }

    /// <param name="Groups">Routing groups of which he becomes a member; they and the capacity are published with the invitation. An API key needs the scope `routing:write` for either.</param>
    /// <param name="Capacity">How many buyers at a time, 0: any number; none: the shop's default.</param>
    public sealed record InviteRequest(
        [property: Required(AllowEmptyStrings = true)] string Name, string? DisplayName = null, AccountRole Role = AccountRole.Agent, IReadOnlyList<GroupId>? Groups = null, int? Capacity = null)
    {
        internal MemberDraft ToDraft() => new(DisplayName ?? Name, Role);

        internal Enrolment ToEnrolment() => new(Groups ?? [], Capacity);
    }

    /// <summary>Replaces all of it.</summary>
    /// <param name="Version">That of the member that was looked at.</param>
    public sealed record ChangeMemberRequest(long Version, [property: Required(AllowEmptyStrings = true)] string DisplayName, AccountRole Role)
    {
        internal MemberDraft ToDraft() => new(DisplayName, Role);
    }

    /// <param name="Reason">Why, for him to read.</param>
    public sealed record ForceStateRequest(WantedState State, [property: Required, MaxLength(Oversight.MaxReasonLength)] string Reason);

    /// <param name="Version">Rises with every change.</param>
    /// <param name="Weight">It, capacity, groups and dedicated buyers are the published plan's.</param>
    /// <param name="DedicatedBuyers">Buyers who are his by name, as the shop's routing says.</param>
    /// <param name="LockedUntil">After too many failed sign-ins; none: not locked.</param>
    public sealed record MemberView(
        AgentId Id, long Version, string Name, string DisplayName, AccountRole Role, MemberStatus Status, int Weight, int? Capacity, IReadOnlyList<GroupId> Groups, bool NoSplit,
        IReadOnlyList<BuyerId> DedicatedBuyers, DateTimeOffset? LockedUntil);

    /// <param name="Next">Ask again with it as <c>after</c>; none: that was all.</param>
    public sealed record MemberPage(IReadOnlyList<MemberView> Members, AgentId? Next);

    /// <param name="Path">The page to open at this server, with the token behind <c>#</c>, where no server and no log sees it. Shown this once.</param>
    public sealed record LinkView(string Path, DateTimeOffset ExpiresAt)
    {
        internal static LinkView Of(NewLink made) => new($"/join#{made.Token}", made.Link.ExpiresAt);
    }

    /// <param name="Placed">False: the account is made and its link is good, but not with the groups and capacity that were asked, because others changed the routing at the same time. Publish them with the routing.</param>
    public sealed record InvitedMember(MemberView Member, LinkView Link, bool Placed);

    private static async Task<IResult> ListAsync(
        ClaimsPrincipal user, Members members, IShopStore shops, TimeProvider clock, CancellationToken cancellationToken, [RegularExpression(Paging.Name), Description(Paging.Cursor)] string? after = null, [Range(1, Paging.Most), Description(Paging.Limit)] int limit = Paging.Usual)
    {
        var shop = await shops.FindAsync(Principals.ActorOf(user).Shop, cancellationToken);
        var found = await members.ListAsync(shop!.Id, after is null ? null : new(after), limit + 1, cancellationToken);
        return Results.Ok(new MemberPage([.. found.Take(limit).Select(account => ViewOf(account, shop, clock))], found.Count > limit ? found[limit - 1].Id : null));
    }

    private static async Task<IResult> GetAsync(string id, ClaimsPrincipal user, IShopStore shops, TimeProvider clock, CancellationToken cancellationToken) =>
        await shops.FindAccountAsync(Principals.ActorOf(user).Shop, new(id), cancellationToken) is { } account
            ? Results.Ok(await ViewOfAsync(account, shops, clock, cancellationToken))
            : Problems.Of(AccountChanges.NoMember);

    private static async Task<IResult> InviteAsync(InviteRequest request, ClaimsPrincipal user, Members members, IShopStore shops, TimeProvider clock, CancellationToken cancellationToken)
    {
        var enrolment = request.ToEnrolment();
        if (!enrolment.IsUsual && Principals.AgentOf(user) is null && !Principals.IsKeyOf(user, KeyScopes.RoutingWrite))
            return Problems.Of(NoRouting);
        var result = await members.InviteAsync(Principals.ActorOf(user), request.Name, request.ToDraft(), enrolment, cancellationToken);
        if (result.Rejection is { } refused)
            return Problems.Of(refused);
        var (account, link, placed) = result.Value!;
        return Results.Created($"/api/v1/members/{account.Id.Value}", new InvitedMember(await ViewOfAsync(account, shops, clock, cancellationToken), LinkView.Of(link), placed));
    }

    private static async Task<IResult> ChangeAsync(
        string id, ChangeMemberRequest request, ClaimsPrincipal user, Members members, IShopStore shops, TimeProvider clock, CancellationToken cancellationToken) =>
        await ShownAsync(await members.ChangeAsync(Principals.ActorOf(user), new(id), request.Version, request.ToDraft(), cancellationToken), shops, clock, cancellationToken);

    private static async Task<IResult> DisableAsync(
        string id, ClaimsPrincipal user, Members members, IShopStore shops, TimeProvider clock, CancellationToken cancellationToken, [Description(WhoWaits)] string? openTurns = null) =>
        QueryWords.TryRead<OpenTurns>(openTurns, out var asked)
            ? await ShownAsync(await members.DisableAsync(Principals.ActorOf(user), new(id), asked ?? OpenTurns.RoutedAtOnce, cancellationToken), shops, clock, cancellationToken)
            : Problems.Of(new Rejection(ErrorCode.InvalidArgument, "'openTurns' is routedAtOnce or untilNextMessage."));

    private static async Task<IResult> EnableAsync(string id, ClaimsPrincipal user, Members members, IShopStore shops, TimeProvider clock, CancellationToken cancellationToken) =>
        await ShownAsync(await members.EnableAsync(Principals.ActorOf(user), new(id), cancellationToken), shops, clock, cancellationToken);

    private static async Task<IResult> MakeLinkAsync(string id, ClaimsPrincipal user, Members members, CancellationToken cancellationToken) =>
        (await members.MakeLinkAsync(Principals.ActorOf(user), new(id), cancellationToken)).Succeeded(out var made, out var refused)
            ? Results.Json(LinkView.Of(made), statusCode: StatusCodes.Status201Created)
            : Problems.Of(refused);

    private static async Task<IResult> SessionsAsync(string id, ClaimsPrincipal user, AccountSessions sessions, CancellationToken cancellationToken)
    {
        var actor = Principals.ActorOf(user);
        return (await sessions.OfMemberAsync(actor.Shop, new(id), cancellationToken)).Succeeded(out var found, out var refused)
            ? Results.Ok(SessionList.Of(found, actor.Session))
            : Problems.Of(refused);
    }

    private static async Task<IResult> SignInsAsync(string id, ClaimsPrincipal user, SignInLog log, CancellationToken cancellationToken) =>
        SignInList.AnswerOf(await log.OfMemberAsync(Principals.ActorOf(user).Shop, new(id), cancellationToken));

    private static async Task<IResult> EndSessionsAsync(string id, ClaimsPrincipal user, AccountSessions sessions, CancellationToken cancellationToken) =>
        Problems.NoContentOr(await sessions.EndOthersAsync(Principals.ActorOf(user), new(id), cancellationToken));

    private static async Task<IResult> EndSessionAsync(string id, string session, ClaimsPrincipal user, AccountSessions sessions, CancellationToken cancellationToken) =>
        Problems.NoContentOr(await sessions.EndAsync(Principals.ActorOf(user), new(id), session, cancellationToken));

    private static async Task<IResult> ForceStateAsync(string id, ForceStateRequest request, ClaimsPrincipal user, Oversight oversight, CancellationToken cancellationToken) =>
        (await oversight.ForceStateAsync(Principals.ActorOf(user), new(id), request.State, request.Reason, cancellationToken)).OkAs(state => new AgentStateReply(state));

    private static async Task<IResult> ShownAsync(Result<Account> result, IShopStore shops, TimeProvider clock, CancellationToken cancellationToken) =>
        result.Succeeded(out var account, out var refused) ? Results.Ok(await ViewOfAsync(account, shops, clock, cancellationToken)) : Problems.Of(refused);

    private static async Task<MemberView> ViewOfAsync(Account account, IShopStore shops, TimeProvider clock, CancellationToken cancellationToken) =>
        ViewOf(account, (await shops.FindAsync(account.Shop, cancellationToken))!, clock);

    private static MemberView ViewOf(Account account, Shop shop, TimeProvider clock) => ViewOf(account, shop, shop.RoutingOf(account.Id), clock);

    private static MemberView ViewOf(Account account, Shop shop, AgentRouting routing, TimeProvider clock) => new(
        account.Id, account.Version, account.Name, account.DisplayName, account.Role,
        !account.Enabled ? MemberStatus.Disabled : account.IsInvited ? MemberStatus.Invited : MemberStatus.Active,
        routing.Weight, routing.Capacity, routing.Groups, routing.NoSplitAs(account.Role),
        [.. shop.Dedicated.Where(dedicated => dedicated.Value == account.Id).Select(dedicated => dedicated.Key)],
        account.FailedSignIns.LockedUntil > clock.GetUtcNow() ? account.FailedSignIns.LockedUntil : null);
}
