using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using ChatRouter.Core.Bots;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using ChatRouter.Server.Auth;
using ChatRouter.Server.Hubs;
using ChatRouter.Server.Limits;

namespace ChatRouter.Server.Api;

/// <summary>机器人: what the shop's bot knows, and the way in for a bot of the shop's own, which hears by webhook what buyers write.</summary>
public static class BotApi
{
    public static IEndpointRouteBuilder MapBot(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/shop/bot", ReadAsync).WithTags("Shop").RequireSupervisorOrKey(KeyScopes.ShopRead, ops: true).WithName("GetBot").WithSummary("The shop's bot: when it answers, its greeting, questions and answers.")
            .Produces<BotSettings>().Refuses(401, 403, 503);
        var shop = app.MapGroup("/api/v1/shop/bot").WithTags("Shop").RequireAdminOrKey(KeyScopes.ShopWrite);
        shop.MapPut("", SetAsync).WithName("SetBot").WithSummary("Replaces the settings of the shop's bot.")
            .Produces<BotSettings>().Refuses(400, 401, 403, 503).Refuses(409, ErrorCode.ChangedMeanwhile);
        shop.MapPost("/try", Try).WithName("TryBot").WithSummary("What a bot of these settings would answer; nothing is saved and nobody is told.").Produces<BotReply>().Refuses(400, 401, 403);
        var bot = app.MapGroup("/api/v1/conversations/{id}/bot").WithTags("Bot").RequireAdminOrKey(KeyScopes.BotWrite);
        bot.MapPost("/messages", SayAsync).WithName("SayAsBot").WithSummary("Answers the buyer whom the bot has. Repeatable by its clientMsgId.").WithDescription("Also who left a message while nobody is there. A bot that does not answer within 15 s loses its buyer to the agents.")
            .Produces<SendReceipt>().Refuses(401, 403, 429, 503)
            .Refuses(400, ErrorCode.InvalidArgument, ErrorCode.TextEmpty, ErrorCode.TextTooLong).Refuses(404, ErrorCode.UnknownConversation).Refuses(409, ErrorCode.IdempotencyConflict, ErrorCode.NotWithBot).Refuses(507, ErrorCode.StorageFull);
        bot.MapPost("/hand-over", HandOverAsync).WithName("HandOverToHuman").WithSummary("The bot lets go: the buyer is routed like any other. Repeatable.")
            .Produces(StatusCodes.Status204NoContent).Refuses(401, 403, 503).Refuses(404, ErrorCode.UnknownConversation).Refuses(409, ErrorCode.NotWithBot);
        return app;
    }

    /// <inheritdoc cref="ShopApi.ForbiddenWordList"/>
    /// <param name="Answers">At most 200, of which at most 6 are suggested.</param>
    public sealed record BotSettings(BotMode Mode, IReadOnlyList<BotAnswer> Answers, string? Greeting = null, string? GreetingEn = null, bool Backend = false, string? Revision = null)
    {
        internal static BotSettings Of(Revised<ShopBot> bot) => new(bot.Value.Mode, bot.Value.Answers, bot.Value.Greeting, bot.Value.GreetingEn, bot.Value.Backend, bot.Revision);

        internal ShopBot ToBot() => new() { Mode = Mode, Greeting = Greeting, GreetingEn = GreetingEn, Answers = Answers, Backend = Backend };
    }

    public sealed record BotTrial([property: Required] BotSettings Bot, [property: Required] string Text);

    /// <param name="ClientMsgId">A UUID; the same for every repetition of this message.</param>
    public sealed record BotMessage([property: Required] string ClientMsgId, string? Text = null);

    private static async Task<IResult> ReadAsync(ClaimsPrincipal user, BotDesk desk, CancellationToken cancellationToken) =>
        (await desk.ReadAsync(Principals.ActorOf(user).Shop, cancellationToken)).OkAs(BotSettings.Of);

    private static async Task<IResult> SetAsync(BotSettings request, ClaimsPrincipal user, BotDesk desk, CancellationToken cancellationToken) =>
        (await desk.SetAsync(Principals.ActorOf(user), request.ToBot(), request.Revision, cancellationToken)).OkAs(BotSettings.Of);

    private static IResult Try(BotTrial request) => BotDesk.Try(request.Bot.ToBot(), request.Text).OkOr();

    private static async Task<IResult> SayAsync(string id, BotMessage request, ClaimsPrincipal user, ShopBots bots, SendLimits limits, CancellationToken cancellationToken)
    {
        var shop = Principals.ActorOf(user).Shop;
        return limits.OfBot(shop) is { } tooFast
            ? Problems.Of(tooFast)
            : (await bots.SayAsync(shop, new(id), request.ClientMsgId, request.Text ?? "", cancellationToken)).OkAs(SendReceipt.Of);
    }

    private static async Task<IResult> HandOverAsync(string id, ClaimsPrincipal user, ShopBots bots, CancellationToken cancellationToken) =>
        Problems.NoContentOr(await bots.HandOverAsync(Principals.ActorOf(user).Shop, new(id), cancellationToken));
}
