using System.Security.Claims;
using ChatRouter.Core.Bots;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Supervision;
using ChatRouter.Server.Auth;
using ChatRouter.Server.Hubs;

namespace ChatRouter.Server.Api;

/// <summary>What a desk needs besides its hub: the shop's words and reasons, and whom a conversation can be handed to just now.</summary>
public static class DeskApi
{
    public static IEndpointRouteBuilder MapDesk(this IEndpointRouteBuilder app)
    {
        var desk = app.MapGroup("/api/v1/desk").WithTags("Desk").RequireAuthorization(Policies.Desk);
        desk.MapGet("/settings", SettingsAsync).WithName("GetDeskSettings").WithSummary("What the desk needs of the shop: forbidden words and patterns, reasons, tags.")
            .Produces<DeskSettings>().Refuses(401, 403, 503);
        desk.MapGet("/answers", AnswersAsync).WithName("ListDeskAnswers").WithSummary("The questions and answers that the shop keeps for its bot, for agents to find and insert.").Produces<DeskAnswers>().Refuses(401, 403, 503);
        desk.MapGet("/targets", TargetsAsync).WithName("GetTransferTargets").WithSummary("Whom a conversation can be handed to just now.").Produces<TransferTargets>().Refuses(401, 403, 503);
        desk.MapGet("/day", DayAsync).WithName("GetOwnDay").WithSummary("The caller's own service today, counted as the board counts it.").Produces<OwnDay>().Refuses(401, 403, 503);
        return app;
    }

    /// <param name="OwnDomains">Where links may lead: each with what is below it.</param>
    /// <param name="TransferReasons">Empty: the desk offers its own.</param>
    /// <param name="PauseReasons">`break`, `meal` and `training` unless the shop has its own.</param>
    public sealed record DeskSettings(
        IReadOnlyList<ForbiddenWord> ForbiddenWords, IReadOnlyList<ForbiddenPattern> ForbiddenPatterns, IReadOnlyList<string> OwnDomains, IReadOnlyList<string> TransferReasons, IReadOnlyList<string> PauseReasons, IReadOnlyList<ShopTag> Tags);

    /// <param name="Answers">In the order in which the bot asks them.</param>
    public sealed record DeskAnswers(IReadOnlyList<DeskAnswer> Answers);

    /// <param name="Online">Members who are online.</param>
    /// <param name="Free">Their free places; none: somebody takes any number.</param>
    /// <param name="NeedsReply">Conversations that members have and that need a reply, as the board counts them.</param>
    /// <param name="Queued">Buyers who wait for the group.</param>
    public sealed record GroupTarget(GroupId Id, string Name, int Online, int? Free, int NeedsReply, int Queued);

    public sealed record TransferTargets(IReadOnlyList<GroupTarget> Groups, IReadOnlyList<Colleague> Agents);

    private static async Task<IResult> SettingsAsync(ClaimsPrincipal user, IShopStore shops, CancellationToken cancellationToken)
    {
        var shop = await shops.FindAsync(Principals.AgentOf(user)!.Shop, cancellationToken);
        return Results.Ok(new DeskSettings(
            shop?.ForbiddenWords ?? [], shop?.ForbiddenPatterns ?? [], shop?.OwnDomains() ?? [], shop?.TransferReasons ?? [], shop is { PauseReasons.Count: > 0 } ? shop.PauseReasons : Pause.BuiltIn, shop?.Tags ?? []));
    }

    private static async Task<IResult> AnswersAsync(ClaimsPrincipal user, IShopStore shops, CancellationToken cancellationToken) =>
        Results.Ok(new DeskAnswers(await shops.FindAsync(Principals.AgentOf(user)!.Shop, cancellationToken) is { } shop ? DeskAnswer.Of(shop.Bot) : []));

    private static async Task<IResult> DayAsync(ClaimsPrincipal user, OwnDays days, CancellationToken cancellationToken) =>
        Results.Ok(await days.OfAsync(Principals.AgentOf(user)!, cancellationToken));

    private static async Task<IResult> TargetsAsync(ClaimsPrincipal user, TransferTargetsReader targets, CancellationToken cancellationToken) =>
        Results.Ok(await targets.ReadAsync(Principals.AgentOf(user)!.Shop, cancellationToken));
}
