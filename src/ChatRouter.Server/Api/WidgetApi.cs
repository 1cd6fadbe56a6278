using System.Security.Claims;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using ChatRouter.Server.Auth;

namespace ChatRouter.Server.Api;

/// <summary>What a shop's administrators set for its pages: origins, look, what the chat does, public key, and the secrets that sign buyers' tokens.</summary>
public static class WidgetApi
{
    public static IEndpointRouteBuilder MapWidget(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/shop/widget", ReadAsync).WithTags("Widget").RequireSupervisorOrKey(KeyScopes.ShopRead, ops: true).WithName("GetWidget").WithSummary("How the chat looks on the shop's pages, and where it may be opened.")
            .Produces<WidgetView>().Refuses(401, 403, 503);
        app.MapPut("/api/v1/shop/widget", ChangeAsync).WithTags("Widget").RequireAdminOrKey(KeyScopes.ShopWrite).WithName("SetWidget").WithSummary("Replaces origins, look and what the chat does beside talking.")
            .Produces<WidgetView>().Refuses(400, 401, 403, 503).Refuses(409, ErrorCode.ChangedMeanwhile);
        // Not for keys: by a secret anybody can be any buyer, and without its public key the chat is gone from the shop's pages.
        var widget = app.MapGroup("/api/v1/shop/widget").WithTags("Widget").RequireAuthorization(Policies.ShopAdmin);
        widget.MapPost("/key", RenewKeyAsync).TakesIdempotencyKey().WithName("RenewPublicKey").WithSummary("A new public key: pages with the one before open no chat any more.")
            .Produces<WidgetView>().Refuses(401, 403, 503);
        widget.MapPost("/secrets", AddSecretAsync).TakesIdempotencyKey().WithName("AddBuyerTokenSecret").WithSummary("Another secret that signs buyers' tokens, shown this once; at most two are live.")
            .Produces<NewSecret>().Refuses(400, 401, 403, 503);
        widget.MapDelete("/secrets/{mark}", RemoveSecretAsync).WithName("RemoveBuyerTokenSecret").WithSummary("Removes a secret that signs buyers' tokens.")
            .Produces<WidgetView>().Refuses(401, 403, 404, 503);
        return app;
    }

    /// <param name="Secrets">Marks of the live secrets that sign buyers' tokens, the older first; the secrets are never told again.</param>
    /// <param name="Seen">When pages of the origins last asked for the chat, newest first; to a minute.</param>
    public sealed record WidgetView(
        ShopId ShopId, string PublicKey, IReadOnlyList<string> Origins, bool GuestsAllowed, WidgetLook Look, WidgetChat Chat, IReadOnlyList<string> Secrets, IReadOnlyList<PageSighting> Seen, string Revision);

    /// <param name="Chat">None: as it was.</param>
    public sealed record WidgetRequest(IReadOnlyList<string> Origins, bool GuestsAllowed, WidgetLook Look, WidgetChat? Chat = null, string? Revision = null);

    /// <param name="Secret">Told this once.</param>
    public sealed record NewSecret(string Secret, WidgetView Widget);

    private static async Task<IResult> ReadAsync(ClaimsPrincipal user, ShopWidget widget, IShopStore shops, IPageSightingStore sightings, CancellationToken cancellationToken) =>
        Results.Ok(await ViewAsync(ShopOf(user), widget, shops, sightings, cancellationToken));

    private static async Task<IResult> ChangeAsync(WidgetRequest request, ClaimsPrincipal user, ShopWidget widget, IShopStore shops, IPageSightingStore sightings, CancellationToken cancellationToken)
    {
        var saved = await widget.SetSettingsAsync(Principals.ActorOf(user), new(request.Origins, request.GuestsAllowed, request.Look, request.Chat), request.Revision, cancellationToken);
        return await ViewOrAsync(saved.Rejection, user, widget, shops, sightings, cancellationToken);
    }

    private static async Task<IResult> RenewKeyAsync(ClaimsPrincipal user, ShopWidget widget, IShopStore shops, IPageSightingStore sightings, CancellationToken cancellationToken) =>
        await ViewOrAsync((await widget.RenewKeyAsync(Principals.ActorOf(user), cancellationToken)).Rejection, user, widget, shops, sightings, cancellationToken);

    private static async Task<IResult> AddSecretAsync(ClaimsPrincipal user, ShopWidget widget, IShopStore shops, IPageSightingStore sightings, CancellationToken cancellationToken) =>
        (await widget.AddSecretAsync(Principals.ActorOf(user), cancellationToken)).Succeeded(out var secret, out var rejection)
            ? Results.Ok(new NewSecret(secret, await ViewAsync(ShopOf(user), widget, shops, sightings, cancellationToken)))
            : Problems.Of(rejection);

    private static async Task<IResult> RemoveSecretAsync(string mark, ClaimsPrincipal user, ShopWidget widget, IShopStore shops, IPageSightingStore sightings, CancellationToken cancellationToken) =>
        await ViewOrAsync((await widget.RemoveSecretAsync(Principals.ActorOf(user), mark, cancellationToken)).Rejection, user, widget, shops, sightings, cancellationToken);

    private static async Task<IResult> ViewOrAsync(Rejection? rejection, ClaimsPrincipal user, ShopWidget widget, IShopStore shops, IPageSightingStore sightings, CancellationToken cancellationToken) =>
        rejection is null ? Results.Ok(await ViewAsync(ShopOf(user), widget, shops, sightings, cancellationToken)) : Problems.Of(rejection);

    // Who is signed in has a shop.
    private static async Task<WidgetView> ViewAsync(ShopId id, ShopWidget widget, IShopStore shops, IPageSightingStore sightings, CancellationToken cancellationToken)
    {
        var shop = (await shops.FindAsync(id, cancellationToken))!;
        var settings = (await widget.SettingsAsync(id, cancellationToken)).Value!;
        var seen = (await sightings.AllAsync(id, cancellationToken)).Where(sighting => Origins.IsListed(sighting.Origin, shop));
        return new(
            shop.Id, shop.PublicKey, settings.Value.Origins, settings.Value.GuestsAllowed, settings.Value.Look, settings.Value.Chat!, [.. shop.BuyerTokenSecrets.Select(ShopWidget.MarkOf)], [.. seen], settings.Revision);
    }

    private static ShopId ShopOf(ClaimsPrincipal user) => Principals.ActorOf(user).Shop;
}
