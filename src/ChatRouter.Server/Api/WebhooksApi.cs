using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Webhooks;
using ChatRouter.Server.Auth;
using ChatRouter.Server.Webhooks;

namespace ChatRouter.Server.Api;

/// <summary>A shop's webhooks, and what was sent to them: for its administrators, and API keys of <c>webhooks:read</c> and <c>webhooks:write</c>.</summary>
public static class WebhooksApi
{
    public static IEndpointRouteBuilder MapWebhooks(this IEndpointRouteBuilder app)
    {
        var read = app.MapGroup("/api/v1/webhooks").WithTags("Webhooks").RequireAdminOrKey(KeyScopes.WebhooksRead, ops: true);
        read.MapGet("", ListAsync).WithName("ListWebhooks").WithSummary("The webhooks of the shop, and every event there is.").Produces<WebhookList>().Refuses(401, 403, 503);
        read.MapGet("/{id}/deliveries", DeliveriesAsync).WithName("ListWebhookDeliveries").WithSummary("What was sent to a webhook, the latest first.")
            .Produces<DeliveryPage>().Refuses(400, 401, 403, 404, 503);
        // What was sent can be what buyers wrote.
        app.MapGet("/api/v1/webhooks/{id}/deliveries/{eventId}", DeliveryAsync).WithTags("Webhooks").RequireAdminOrKey(KeyScopes.WebhooksRead).WithName("GetWebhookDelivery").WithSummary("One delivery: what was sent, and what was answered.")
            .Produces<DeliveryView>().Refuses(401, 403, 404, 503);

        var write = app.MapGroup("/api/v1/webhooks").WithTags("Webhooks").RequireAdminOrKey(KeyScopes.WebhooksWrite);
        write.MapPost("", MakeAsync).TakesIdempotencyKey().WithName("MakeWebhook").WithSummary("Has an address told of events; the secret that signs them is shown this once.")
            .Produces<MadeWebhook>(201).Refuses(400, 401, 403, 503).Refuses(409, ErrorCode.TooManyWebhooks);
        write.MapPut("/{id}", ChangeAsync).WithName("ChangeWebhook").WithSummary("Replaces address, events, and whether it is on.")
            .Produces<WebhookView>().Refuses(400, 401, 403, 404, 503).Refuses(409, ErrorCode.ChangedMeanwhile);
        write.MapDelete("/{id}", RemoveAsync).WithName("RemoveWebhook").WithSummary("Removes a webhook with its deliveries.").Produces(204).Refuses(401, 403, 404, 503);
        write.MapPost("/{id}/secrets", AddSecretAsync).TakesIdempotencyKey().WithName("AddWebhookSecret").WithSummary("Another secret that signs as well, shown this once; at most two are live.")
            .Produces<MadeWebhook>(201).Refuses(400, 401, 403, 404, 503).Refuses(409, ErrorCode.ChangedMeanwhile);
        write.MapDelete("/{id}/secrets/{mark}", RemoveSecretAsync).WithName("RemoveWebhookSecret").WithSummary("Removes a secret of a webhook.")
            .Produces<WebhookView>().Refuses(400, 401, 403, 404, 503).Refuses(409, ErrorCode.ChangedMeanwhile);
        write.MapPost("/{id}/test", TestAsync).RequireRateLimiting(SessionsApi.RateLimit).WithName("TestWebhook").WithSummary("Sends a test event now and tells what came of it.")
            .Produces<DeliveryView>().Refuses(401, 403, 404, 429, 503);
        write.MapPost("/{id}/replay", ReplayFailedAsync).WithName("ReplayFailedDeliveries").WithSummary("Sends all again that were given up.").Produces<Replayed>().Refuses(401, 403, 404, 503);
        write.MapPost("/{id}/deliveries/{eventId}/replay", ReplayAsync).WithName("ReplayDelivery").WithSummary("Sends one event again.").Produces(204).Refuses(401, 403, 404, 503);
        return app;
    }

    public sealed record MakeWebhookRequest([property: Required(AllowEmptyStrings = true)] string Url, [property: Required] IReadOnlyList<WebhookEvent> Events, bool Enabled = true);

    /// <param name="Version">The one that its sender saw.</param>
    public sealed record ChangeWebhookRequest([property: Required(AllowEmptyStrings = true)] string Url, [property: Required] IReadOnlyList<WebhookEvent> Events, bool Enabled, long Version);

    /// <param name="Secrets">Marks of the live secrets, the older first; the secrets are never told again.</param>
    /// <param name="SwitchedOffAt">When it was switched off because it kept failing.</param>
    /// <param name="FailingSince">Since when it takes nothing; none: it took what was sent last.</param>
    /// <param name="Waiting">Events that are still to be sent, 1,000 at most.</param>
    /// <param name="Failed">Events that were given up, 1,000 at most.</param>
    public sealed record WebhookView(
        WebhookId Id, string Url, IReadOnlyList<WebhookEvent> Events, bool Enabled, long Version, IReadOnlyList<string> Secrets, AgentId MadeBy, DateTimeOffset MadeAt,
        DateTimeOffset? SwitchedOffAt, DateTimeOffset? FailingSince, int Waiting, int Failed)
    {
        internal static WebhookView Of(Webhook webhook, WebhookBacklog backlog) => new(
            webhook.Id, webhook.Url, webhook.Events, webhook.Enabled, webhook.Version, [.. webhook.Secrets.Select(ShopWidget.MarkOf)], webhook.MadeBy, webhook.MadeAt,
            webhook.SwitchedOffAt, webhook.Health.FailingSince, backlog.Waiting, backlog.Failed);
    }

    /// <param name="Events">Every event there is.</param>
    public sealed record WebhookList(IReadOnlyList<WebhookView> Webhooks, IReadOnlyList<WebhookEvent> Events);

    /// <param name="Secret">Signs what is sent. Shown this once.</param>
    public sealed record MadeWebhook(WebhookView Webhook, string Secret);

    /// <param name="DueAt">When it is tried next; none: not by itself.</param>
    /// <param name="Status">Of the last answer, like <paramref name="Answer"/>.</param>
    /// <param name="Body">What is sent; not in lists.</param>
    /// <param name="Answer">How the last answer began; not in lists.</param>
    public sealed record DeliveryView(
        string EventId, WebhookEvent Event, ConversationId? ConversationId, DateTimeOffset At, DeliveryState State, int Attempts, DateTimeOffset? DueAt,
        DateTimeOffset? TriedAt, int? TookMs, DeliveryFault? Fault, int? Status, string? Body = null, string? Answer = null)
    {
        internal static DeliveryView Brief(WebhookDelivery delivery) => new(
            delivery.EventId, delivery.Event, delivery.Conversation, delivery.At, delivery.State, delivery.Attempts, delivery.State == DeliveryState.Waiting ? delivery.DueAt : null,
            delivery.Trial?.At, delivery.Trial?.TookMs, delivery.Trial?.Fault, delivery.Trial?.Status);

        internal static DeliveryView Whole(WebhookDelivery delivery) => Brief(delivery) with { Body = delivery.Body, Answer = delivery.Trial?.Answer };
    }

    /// <param name="Next">Ask again with it as <c>before</c>; none: that was all.</param>
    public sealed record DeliveryPage(IReadOnlyList<DeliveryView> Deliveries, string? Next)
    {
        internal static DeliveryPage Of(IReadOnlyList<WebhookDelivery> found, int limit)
        {
            var (page, next) = Paging.Of(found, limit, delivery => delivery.EventId);
            return new([.. page.Select(DeliveryView.Brief)], next);
        }
    }

    public sealed record Replayed(int Count);

    private static async Task<IResult> ListAsync(ClaimsPrincipal user, WebhookDesk desk, CancellationToken cancellationToken)
    {
        var views = new List<WebhookView>();
        foreach (var webhook in await desk.AllAsync(Principals.ActorOf(user).Shop, cancellationToken))
            views.Add(await ViewAsync(webhook, desk, cancellationToken));
        return Results.Ok(new WebhookList(views, WebhookEvents.All));
    }

    private static async Task<IResult> MakeAsync(MakeWebhookRequest request, ClaimsPrincipal user, WebhookDesk desk, CancellationToken cancellationToken) =>
        await SecretOrAsync(await desk.MakeAsync(Principals.ActorOf(user), request.Url, request.Events, request.Enabled, cancellationToken), desk, cancellationToken);

    private static async Task<IResult> ChangeAsync(string id, ChangeWebhookRequest request, ClaimsPrincipal user, WebhookDesk desk, CancellationToken cancellationToken) =>
        await ViewOrAsync(await desk.ChangeAsync(Principals.ActorOf(user), new(id), request.Url, request.Events, request.Enabled, request.Version, cancellationToken), desk, cancellationToken);

    private static async Task<IResult> RemoveAsync(string id, ClaimsPrincipal user, WebhookDesk desk, CancellationToken cancellationToken) =>
        Problems.NoContentOr(await desk.RemoveAsync(Principals.ActorOf(user), new(id), cancellationToken));

    private static async Task<IResult> AddSecretAsync(string id, ClaimsPrincipal user, WebhookDesk desk, CancellationToken cancellationToken) =>
        await SecretOrAsync(await desk.AddSecretAsync(Principals.ActorOf(user), new(id), cancellationToken), desk, cancellationToken);

    private static async Task<IResult> RemoveSecretAsync(string id, string mark, ClaimsPrincipal user, WebhookDesk desk, CancellationToken cancellationToken) =>
        await ViewOrAsync(await desk.RemoveSecretAsync(Principals.ActorOf(user), new(id), mark, cancellationToken), desk, cancellationToken);

    private static async Task<IResult> TestAsync(string id, ClaimsPrincipal user, WebhookDesk desk, CancellationToken cancellationToken) =>
        (await desk.TestAsync(Principals.ActorOf(user), new(id), cancellationToken)).OkAs(DeliveryView.Whole);

    private static async Task<IResult> DeliveriesAsync(
        string id, ClaimsPrincipal user, WebhookDesk desk, CancellationToken cancellationToken,
        [RegularExpression("waiting|delivered|failed"), Description("`waiting`, `delivered` or `failed`; none: all.")] string? state = null,
        [RegularExpression(Paging.Id), Description(Paging.Cursor)] string? before = null, [Range(1, WebhookDesk.PageSize), Description(Paging.Limit)] int limit = WebhookDesk.PageSize) =>
        (await desk.DeliveriesAsync(Principals.ActorOf(user).Shop, new(id), state is null ? null : Enum.Parse<DeliveryState>(state, ignoreCase: true), before, limit + 1, cancellationToken))
            .OkAs(found => DeliveryPage.Of(found, limit));

    private static async Task<IResult> DeliveryAsync(string id, string eventId, ClaimsPrincipal user, WebhookDesk desk, CancellationToken cancellationToken) =>
        (await desk.DeliveryAsync(Principals.ActorOf(user).Shop, new(id), eventId, cancellationToken)).OkAs(DeliveryView.Whole);

    private static async Task<IResult> ReplayAsync(string id, string eventId, ClaimsPrincipal user, WebhookDesk desk, CancellationToken cancellationToken) =>
        Problems.NoContentOr(await desk.ReplayAsync(Principals.ActorOf(user), new(id), eventId, cancellationToken));

    private static async Task<IResult> ReplayFailedAsync(string id, ClaimsPrincipal user, WebhookDesk desk, CancellationToken cancellationToken) =>
        (await desk.ReplayFailedAsync(Principals.ActorOf(user), new(id), cancellationToken)).OkAs(count => new Replayed(count));

    private static async Task<WebhookView> ViewAsync(Webhook webhook, WebhookDesk desk, CancellationToken cancellationToken) =>
        WebhookView.Of(webhook, await desk.BacklogAsync(webhook, cancellationToken));

    private static async Task<IResult> ViewOrAsync(Result<Webhook> changed, WebhookDesk desk, CancellationToken cancellationToken) =>
        changed.Succeeded(out var webhook, out var refused) ? Results.Ok(await ViewAsync(webhook, desk, cancellationToken)) : Problems.Of(refused);

    private static async Task<IResult> SecretOrAsync(Result<(Webhook Webhook, string Secret)> made, WebhookDesk desk, CancellationToken cancellationToken) =>
        made.Rejection is { } refused
            ? Problems.Of(refused)
            : Results.Json(new MadeWebhook(await ViewAsync(made.Value.Webhook, desk, cancellationToken), made.Value.Secret), statusCode: StatusCodes.Status201Created);
}
