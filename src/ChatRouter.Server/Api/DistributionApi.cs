using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Diagnosis;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;
using ChatRouter.Server.Auth;
using Microsoft.AspNetCore.Mvc;

namespace ChatRouter.Server.Api;

/// <summary>分流诊断: a period's buyers by agent, why unevenly, and the conversations behind it. An agent reads his own.</summary>
public static class DistributionApi
{
    private const string From = "The period begins with it.";
    private const string Until = "And ends before it; at most 31 days later.";
    private const string Tag = "Only buyers who have it now count; none: all.";
    private const string Part = "None: what he received.";

    private static readonly string WhatItLists =
        $"The assignments behind a part of an agent's difference, oldest first. `part` is one of {string.Join(", ", QueryWords.Of<DistributionPart>().Select(part => $"`{part}`"))}; without it, what he received.";

    public static IEndpointRouteBuilder MapDistribution(this IEndpointRouteBuilder app)
    {
        var shop = app.MapGroup("/api/v1/distribution").WithTags("Distribution").RequireSupervisorOrKey(KeyScopes.ReportsRead);
        shop.MapGet("", OfShopAsync).WithName("GetDistribution").WithSummary("How a period's buyers were distributed over the agents, and why unevenly.")
            .Produces<DistributionView>().Refuses(400, 401, 403, 503).Refuses(404, ErrorCode.UnknownTag);
        shop.MapGet("/assignments", OfShopsAgentAsync).WithName("ListDistributedAssignments").WithSummary("The conversations behind a part of an agent's difference, oldest first.").WithDescription(WhatItLists)
            .Produces<DistributedPage>().Refuses(400, 401, 403, 503).Refuses(404, ErrorCode.UnknownTarget, ErrorCode.UnknownTag);

        shop.MapGet("/traffic", TrafficAsync).WithName("GetTraffic").WithSummary("How many buyers came to agents in each half hour.").Produces<Traffic>().Refuses(400, 401, 403, 503);
        shop.MapGet("/pauses", PausesAsync).WithName("GetPauses").WithSummary("Who was paused in a period, how often, how long and why.").Produces<PausesView>().Refuses(400, 401, 403, 503);

        var own = app.MapGroup("/api/v1/me/distribution").WithTags("Distribution").RequireAuthorization(Policies.Desk);
        own.MapGet("", OwnAsync).WithName("GetOwnDistribution").WithSummary("How many of a period's buyers one got oneself, and why.").Produces<DistributionView>().Refuses(400, 401, 403, 503);
        own.MapGet("/assignments", OwnAssignmentsAsync).WithName("ListOwnDistributedAssignments").WithSummary("The conversations behind a part of one's own difference, oldest first.").WithDescription(WhatItLists)
            .Produces<DistributedPage>().Refuses(400, 401, 403, 503).Refuses(404, ErrorCode.UnknownTarget);
        return app;
    }

    private static async Task<IResult> OfShopAsync(
        [Required, Description(From)] DateTimeOffset from, [Required, Description(Until)] DateTimeOffset until, ClaimsPrincipal user, Distributions distributions, IShopStore shops, CancellationToken cancellationToken, [Description(Tag)] string? tag = null) =>
        await ShowAsync(Principals.ActorOf(user), null, new(from, until), tag, distributions, shops, cancellationToken);

    private static async Task<IResult> OwnAsync([Required, Description(From)] DateTimeOffset from, [Required, Description(Until)] DateTimeOffset until, ClaimsPrincipal user, Distributions distributions, IShopStore shops, CancellationToken cancellationToken) =>
        await ShowAsync(Principals.AgentOf(user)!, Principals.AgentOf(user)!.Agent, new(from, until), null, distributions, shops, cancellationToken);

    private static async Task<IResult> OfShopsAgentAsync(
        [Required, Description("The account whose difference it is.")] string agent, [Required, Description(From)] DateTimeOffset from, [Required, Description(Until)] DateTimeOffset until, ClaimsPrincipal user, [AsParameters] Behind behind, CancellationToken cancellationToken,
        [Description(Part)] string? part = null, [Description(Paging.Cursor)] string? after = null, [Range(1, Distributions.PageSize), Description(Paging.Limit)] int limit = Distributions.PageSize, [Description(Tag)] string? tag = null) =>
        await behind.ListAsync(Principals.ActorOf(user), new(agent), own: false, new(from, until), tag, part, after, limit, cancellationToken);

    private static async Task<IResult> OwnAssignmentsAsync(
        [Required, Description(From)] DateTimeOffset from, [Required, Description(Until)] DateTimeOffset until, ClaimsPrincipal user, [AsParameters] Behind behind, CancellationToken cancellationToken,
        [Description(Part)] string? part = null, [Description(Paging.Cursor)] string? after = null, [Range(1, Distributions.PageSize), Description(Paging.Limit)] int limit = Distributions.PageSize) =>
        await behind.ListAsync(Principals.AgentOf(user)!, Principals.AgentOf(user)!.Agent, own: true, new(from, until), null, part, after, limit, cancellationToken);

    private static async Task<IResult> TrafficAsync([Required, Description(From)] DateTimeOffset from, [Required, Description(Until)] DateTimeOffset until, ClaimsPrincipal user, Distributions distributions, CancellationToken cancellationToken) =>
        (await distributions.TrafficAsync(Principals.ActorOf(user).Shop, new(from, until), cancellationToken)).OkOr();

    private static async Task<IResult> PausesAsync([Required, Description(From)] DateTimeOffset from, [Required, Description(Until)] DateTimeOffset until, ClaimsPrincipal user, Distributions distributions, IShopStore shops, CancellationToken cancellationToken)
    {
        var shop = Principals.ActorOf(user).Shop;
        return (await distributions.PausesAsync(shop, new(from, until), cancellationToken)).Succeeded(out var pauses, out var rejection)
            ? Results.Ok(PausesView.Of(pauses, await NamesAsync(shops, shop, cancellationToken)))
            : Problems.Of(rejection);
    }

    private static async Task<Dictionary<AgentId, string>> NamesAsync(IShopStore shops, ShopId shop, CancellationToken cancellationToken) =>
        (await shops.AccountsAsync(shop, cancellationToken)).ToDictionary(account => account.Id, account => account.DisplayName);

    private static async Task<IResult> ShowAsync(AgentIdentity reader, AgentId? only, DistributionPeriod period, string? tag, Distributions distributions, IShopStore shops, CancellationToken cancellationToken)
    {
        if (!(await distributions.OfAsync(reader.Shop, period, tag, cancellationToken)).Succeeded(out var report, out var rejection))
            return Problems.Of(rejection);
        var names = await NamesAsync(shops, reader.Shop, cancellationToken);
        return Results.Ok(DistributionView.Of(report, names, only));
    }

    /// <summary>What a page of assignments is read from. Unmarked, the services would be taken for a body of the request.</summary>
    internal sealed record Behind([FromServices] Distributions Distributions, [FromServices] IShopStore Shops, [FromServices] IRoutingStore Routing, [FromServices] IJournal Journal)
    {
        public async Task<IResult> ListAsync(AgentIdentity reader, AgentId agent, bool own, DistributionPeriod period, string? tag, string? part, string? after, int limit, CancellationToken cancellationToken)
        {
            var mark = default(AssignmentMark);
            if (after is not null && !AssignmentMark.TryParse(after, out mark))
                return Problems.Of(new Rejection(ErrorCode.InvalidArgument, "'after' is the 'next' of the page before.") { Fields = new Dictionary<string, string> { ["after"] = FieldFault.Malformed } });
            if (!QueryWords.TryRead<DistributionPart>(part, out var asked))
                return Problems.Of(new Rejection(ErrorCode.InvalidArgument, "'part' is one of the parts of a difference."));
            var listed = await Distributions.AssignmentsAsync(reader.Shop, period, tag, agent, asked, after is null ? null : mark, limit, cancellationToken);
            if (!listed.Succeeded(out var page, out var rejection))
                return Problems.Of(rejection);
            var shop = await Shops.FindAsync(reader.Shop, cancellationToken);
            var names = await NamesAsync(Shops, reader.Shop, cancellationToken);
            var conversations = await Task.WhenAll(page.Assignments.Select(found => Journal.FindAsync(reader.Shop, found.Assignment.Conversation, cancellationToken)));
            var rules = await RulesInForce.OfAsync(Routing, reader.Shop, [.. page.Assignments.Select(found => found.Assignment.At)], cancellationToken);
            var shown = page.Assignments.Select((found, i) => DistributedAssignment.Of(found, conversations[i], names, shop, rules));
            return Results.Ok(new DistributedPage([.. own ? shown.Select(assignment => assignment.ForHimself()) : shown], page.Next?.ToString()));
        }
    }
}
