using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Supervision;
using ChatRouter.Server.Auth;
using ChatRouter.Server.Orders;

namespace ChatRouter.Server.Api;

/// <summary>What a shop's administrators set for its desks. A change that names a <c>revision</c> is refused when that is no longer the present one.</summary>
public static class ShopApi
{
    public static IEndpointRouteBuilder MapShop(this IEndpointRouteBuilder app)
    {
        var read = app.MapGroup("/api/v1/shop").WithTags("Shop").RequireSupervisorOrKey(KeyScopes.ShopRead, ops: true);
        read.MapGet("", ShopAsync).WithName("GetShop").WithSummary("The shop's name and whether it serves buyers.").WithDescription("Status, level and category are the operator's to set: `PUT /internal/shops/{key}/standing`, or the command `shop set`.")
            .Produces<ShopCard>().Refuses(401, 403, 503);
        read.MapGet("/forbidden-words", WordsAsync).WithName("GetForbiddenWords").WithSummary("What agents may not write: words, and patterns such as links and contacts.")
            .Produces<ForbiddenWordList>().Refuses(401, 403, 503);
        read.MapGet("/forbidden-words/versions/{revision}", VersionAsync).WithName("GetForbiddenWordsVersion").WithSummary("What agents were not to write at some time.")
            .WithDescription("By the `revision` of an entry of the audit: agents are judged by the rules that were in force when they wrote.").Produces<ForbiddenWordVersion>().Refuses(400, 401, 403, 404, 503);
        read.MapGet("/transfer-reasons", ReasonsAsync).WithName("GetTransferReasons").WithSummary("Reasons that agents choose from when they hand a conversation over.")
            .Produces<ReasonList>().Refuses(401, 403, 503);
        read.MapGet("/pause-reasons", PausesAsync).WithName("GetPauseReasons").WithSummary("Reasons that agents choose from when they pause.").Produces<ReasonList>().Refuses(401, 403, 503);
        read.MapGet("/order-connector", ConnectorAsync).WithName("GetOrderConnector").WithSummary("Where the shop's order service is.").Produces<OrderConnectorView>().Refuses(401, 403, 503);
        var shop = app.MapGroup("/api/v1/shop").WithTags("Shop").RequireAdminOrKey(KeyScopes.ShopWrite);
        shop.MapPut("", SetNameAsync).WithName("SetShopName").WithSummary("Replaces the name that buyers see.")
            .Produces<ShopCard>().Refuses(400, 401, 403, 503).Refuses(409, ErrorCode.ChangedMeanwhile);
        shop.MapPut("/forbidden-words", SetWordsAsync).WithName("SetForbiddenWords").WithSummary("Replaces what agents may not write.")
            .Produces<ForbiddenWordList>().Refuses(400, 401, 403, 503).Refuses(409, ErrorCode.ChangedMeanwhile);
        shop.MapPut("/transfer-reasons", SetReasonsAsync).WithName("SetTransferReasons").WithSummary("Replaces the reasons of transfers.")
            .Produces<ReasonList>().Refuses(400, 401, 403, 503).Refuses(409, ErrorCode.ChangedMeanwhile);
        shop.MapPut("/pause-reasons", SetPausesAsync).WithName("SetPauseReasons").WithSummary("Replaces the reasons of pauses.")
            .Produces<ReasonList>().Refuses(400, 401, 403, 503).Refuses(409, ErrorCode.ChangedMeanwhile);
        shop.MapPut("/order-connector", SetConnectorAsync).WithName("SetOrderConnector").WithSummary("Says where the shop's order service is, and by which secret it is asked.")
            .Produces<OrderConnectorView>().Refuses(400, 401, 403, 503).Refuses(409, ErrorCode.ChangedMeanwhile);
        shop.MapDelete("/order-connector", RemoveConnectorAsync).WithName("RemoveOrderConnector").WithSummary("Asks the shop's order service no more.")
            .Produces<OrderConnectorView>().Refuses(401, 403, 503).Refuses(409, ErrorCode.ChangedMeanwhile);
        shop.MapPost("/order-connector/trial", TryConnectorAsync).RequireRateLimiting(SessionsApi.RateLimit).WithName("TryOrderConnector").WithSummary("Asks an order service once, saved or not, and tells what came of it.")
            .Produces<OrderTrial>().Refuses(400, 401, 403, 429, 503);
        return app;
    }

    /// <param name="Serving">False: buyers are told that it does not answer, as its published routing or its status says.</param>
    /// <param name="Status">Whether the operator of this installation lets it serve buyers: of a shop that is not active, none is served.</param>
    /// <param name="Reason">Why it is not active, in his words.</param>
    /// <param name="Level">As the operator of this installation ranks it; none: not at all.</param>
    /// <param name="Category">What it sells, in his words.</param>
    /// <param name="Revision">Of the name.</param>
    public sealed record ShopCard(string Name, bool Serving, ShopStatus Status, string? Reason, string? Level, string? Category, string Revision)
    {
        internal static ShopCard Of(Shop shop) => new(shop.Name, shop.Serves, shop.Status, shop.StatusReason, shop.Level, shop.Category, new Revised<string>(shop.Name).Revision);
    }

    /// <param name="Name">One line of at most 40 characters.</param>
    /// <param name="Revision">The one that its sender saw; none overwrites whatever is there.</param>
    public sealed record ShopNameRequest([property: Required] string Name, string? Revision = null);

    /// <param name="Patterns">At most one of each kind; what is not named is off. Of a request, none: they stay as they are.</param>
    /// <param name="Domains">Where links may lead, besides the hosts of the widget's origins: each with what is below it. Of a request, none: they stay as they are.</param>
    /// <param name="MostInARow">How many messages in a row agents may send that the buyer has not answered, up to 100; 0: any number. One more is refused with `tooManyUnanswered`. Of a request, none: it stays as it is.</param>
    /// <param name="Revision">Of the answer: the present one. Of a request: the one that its sender saw; none overwrites whatever is there.</param>
    public sealed record ForbiddenWordList(
        IReadOnlyList<ForbiddenWord> Words, IReadOnlyList<ForbiddenPattern>? Patterns = null, IReadOnlyList<string>? Domains = null, string? Revision = null, int? MostInARow = null)
    {
        internal static ForbiddenWordList Of(Revised<ForbiddenRules> rules) => new(rules.Value.Words, rules.Value.Patterns, rules.Value.Domains, rules.Revision, rules.Value.MostInARow);
    }

    /// <param name="At">When they were first written down: when they were set, or first judged by.</param>
    public sealed record ForbiddenWordVersion(IReadOnlyList<ForbiddenWord> Words, IReadOnlyList<ForbiddenPattern> Patterns, IReadOnlyList<string> Domains, int MostInARow, string Revision, DateTimeOffset At);

    /// <inheritdoc cref="ForbiddenWordList"/>
    public sealed record ReasonList(IReadOnlyList<string> Reasons, string? Revision = null)
    {
        internal static ReasonList Of(Revised<IReadOnlyList<string>> reasons) => new(reasons.Value, reasons.Revision);
    }

    /// <param name="Url">None: the shop has no connector. Its secret is never told.</param>
    public sealed record OrderConnectorView(string? Url, string Revision)
    {
        internal static OrderConnectorView Of(Revised<string?> address) => new(address.Value, address.Revision);
    }

    /// <param name="Secret">None: the present one stays.</param>
    public sealed record OrderConnectorRequest(string Url, string? Secret = null, string? Revision = null);

    /// <param name="Buyer">The shop's own id of a buyer whose orders are asked for.</param>
    public sealed record OrderTrialRequest(string Url, string Buyer, string? Secret = null);

    private static async Task<IResult> ShopAsync(ClaimsPrincipal user, IShopStore shops, CancellationToken cancellationToken) =>
        Results.Ok(ShopCard.Of((await shops.FindAsync(ShopOf(user), cancellationToken))!));

    private static async Task<IResult> SetNameAsync(ShopNameRequest request, ClaimsPrincipal user, ShopDesk desk, IShopStore shops, CancellationToken cancellationToken) =>
        (await desk.SetNameAsync(Principals.ActorOf(user), request.Name, request.Revision, cancellationToken)).Succeeded(out _, out var refused)
            ? await ShopAsync(user, shops, cancellationToken)
            : Problems.Of(refused);

    private static async Task<IResult> WordsAsync(ClaimsPrincipal user, ShopDesk desk, CancellationToken cancellationToken) =>
        (await desk.ForbiddenRulesAsync(ShopOf(user), cancellationToken)).OkAs(ForbiddenWordList.Of);

    private static async Task<IResult> VersionAsync(
        [RegularExpression("[0-9a-f]{16}"), Description("Of the rules, as an entry of the audit names them.")] string revision, ClaimsPrincipal user, IAuditStore audit, CancellationToken cancellationToken) =>
        await audit.RulesAsync(ShopOf(user), revision, cancellationToken) is { Rules: var rules } kept
            ? Results.Ok(new ForbiddenWordVersion(rules.Words, rules.Patterns, rules.Domains, rules.MostInARow, kept.Revision, kept.At))
            : Problems.Of(new Rejection(ErrorCode.NotFound, "No entry of the audit names these rules."));

    private static async Task<IResult> SetWordsAsync(ForbiddenWordList request, ClaimsPrincipal user, ShopDesk desk, CancellationToken cancellationToken) =>
        (await desk.SetForbiddenRulesAsync(Principals.ActorOf(user), request.Words, request.Patterns, request.Domains, request.MostInARow, request.Revision, cancellationToken)).OkAs(ForbiddenWordList.Of);

    private static async Task<IResult> ReasonsAsync(ClaimsPrincipal user, ShopDesk desk, CancellationToken cancellationToken) =>
        (await desk.TransferReasonsAsync(ShopOf(user), cancellationToken)).OkAs(ReasonList.Of);

    private static async Task<IResult> SetReasonsAsync(ReasonList request, ClaimsPrincipal user, ShopDesk desk, CancellationToken cancellationToken) =>
        (await desk.SetTransferReasonsAsync(Principals.ActorOf(user), request.Reasons, request.Revision, cancellationToken)).OkAs(ReasonList.Of);

    private static async Task<IResult> PausesAsync(ClaimsPrincipal user, ShopDesk desk, CancellationToken cancellationToken) =>
        (await desk.PauseReasonsAsync(ShopOf(user), cancellationToken)).OkAs(ReasonList.Of);

    private static async Task<IResult> SetPausesAsync(ReasonList request, ClaimsPrincipal user, ShopDesk desk, CancellationToken cancellationToken) =>
        (await desk.SetPauseReasonsAsync(Principals.ActorOf(user), request.Reasons, request.Revision, cancellationToken)).OkAs(ReasonList.Of);

    private static async Task<IResult> ConnectorAsync(ClaimsPrincipal user, ShopDesk desk, CancellationToken cancellationToken) =>
        (await desk.OrderConnectorAsync(ShopOf(user), cancellationToken)).OkAs(OrderConnectorView.Of);

    private static async Task<IResult> SetConnectorAsync(OrderConnectorRequest request, ClaimsPrincipal user, ShopDesk desk, CancellationToken cancellationToken) =>
        (await desk.SetOrderConnectorAsync(Principals.ActorOf(user), request.Url, request.Secret, request.Revision, cancellationToken)).OkAs(OrderConnectorView.Of);

    private static async Task<IResult> RemoveConnectorAsync([Description("The one that its sender saw; none: whatever is there.")] string? revision, ClaimsPrincipal user, ShopDesk desk, CancellationToken cancellationToken) =>
        (await desk.RemoveOrderConnectorAsync(Principals.ActorOf(user), revision, cancellationToken)).OkAs(OrderConnectorView.Of);

    private static async Task<IResult> TryConnectorAsync(OrderTrialRequest request, ClaimsPrincipal user, ShopDesk desk, HttpOrderConnector orders, CancellationToken cancellationToken) =>
        (await desk.ConnectorAsync(ShopOf(user), request.Url, request.Secret, cancellationToken)).Succeeded(out var connector, out var rejection)
            ? Results.Ok(await orders.TryAsync(connector, request.Buyer, cancellationToken))
            : Problems.Of(rejection);

    private static ShopId ShopOf(ClaimsPrincipal user) => Principals.ActorOf(user).Shop;
}
