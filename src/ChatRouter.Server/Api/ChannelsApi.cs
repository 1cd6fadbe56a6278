using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using ChatRouter.Core.Channels;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Nodes;
using ChatRouter.Core.Uploads;
using ChatRouter.Server.Auth;
using ChatRouter.Server.Hubs;
using ChatRouter.Server.Limits;

namespace ChatRouter.Server.Api;

/// <summary>Another front of the shop, by an API key of <c>channels:write</c>: its buyers' messages come in here and are routed like any others; answers go out by webhook.</summary>
public static class ChannelsApi
{
    // Nobody's connection: a channel is told by webhook alone.
    private static readonly ConnectionId NoConnection = new("");

    private const string Channel = "What the shop calls the front, such as `douyin`.";
    private const string Buyer = "The front's own id of the buyer.";

    public static IEndpointRouteBuilder MapChannels(this IEndpointRouteBuilder app)
    {
        var channels = app.MapGroup("/api/v1/channels/{channel}").WithTags("Channels").RequireAdminOrKey(KeyScopes.ChannelsWrite);
        channels.MapPost("/messages", SendAsync).WithName("SendChannelMessage").WithSummary("A buyer's message from another front; repeatable by its clientMsgId.")
            .Produces<SendReceipt>().Refuses(401, 429, 503)
            .Refuses(400, ErrorCode.InvalidArgument, ErrorCode.TextEmpty, ErrorCode.TextTooLong, ErrorCode.UnknownKind, ErrorCode.UnknownImage).Refuses(403, ErrorCode.Forbidden, ErrorCode.BuyerBlocked, ErrorCode.ShopDisabled).Refuses(409, ErrorCode.IdempotencyConflict).Refuses(507, ErrorCode.StorageFull);
        channels.MapPost("/buyers/{buyerId}/uploads", UploadAsync).WithName("UploadChannelImage").WithSummary("Takes an image of a buyer in another front, to be sent as his message.").AddOpenApiOperationTransformer((operation, _, _) => UploadsApi.DescribeBody(operation))
            .Produces<UploadsApi.UploadedImage>(StatusCodes.Status201Created).Refuses(400, 401, 503).RefusesImages();
        channels.MapGet("/buyers/{buyerId}/uploads/{id}", DownloadAsync).WithName("DownloadChannelImage").WithSummary("An image of the conversation of a buyer in another front.")
            .Produces(StatusCodes.Status200OK, contentType: MediaTypes.All[0], additionalContentTypes: [.. MediaTypes.All.Skip(1)]).Produces(StatusCodes.Status304NotModified).Refuses(401, 403, 429, 503)
            .Refuses(404, ErrorCode.UnknownImage);
        return app;
    }

    /// <summary>Exactly the field is set that the kind needs.</summary>
    /// <param name="BuyerId">The front's own id of him.</param>
    /// <param name="ClientMsgId">A UUID; the same for every repetition of this message.</param>
    /// <param name="Kind"><c>text</c>, <c>image</c>, <c>product</c> or <c>order</c>.</param>
    /// <param name="ImageId">From an upload of this buyer.</param>
    /// <param name="OrderState">The most urgent of his orders: decides, as for other buyers, which groups may serve him.</param>
    public sealed record ChannelMessageRequest(
        [property: Required] string BuyerId, [property: Required] string ClientMsgId, MessageKind Kind, string? Text = null, string? ImageId = null, Card? Card = null, string? BuyerName = null,
        [property: MaxLength(32)] string? OrderState = null);

    private static async Task<IResult> SendAsync(
        [Description(Channel)] string channel, ChannelMessageRequest request, ClaimsPrincipal user, BuyerConversations conversations, SendLimits limits, CancellationToken cancellationToken)
    {
        var body = new MessageBody(request.ClientMsgId, request.Kind, request.Text, request.ImageId, request.Card);
        if ((MessageRules.Check(body) ?? ChannelRules.Check(channel, request.BuyerId, request.BuyerName)) is { } wrong)
            return Problems.Of(wrong);
        var shop = Principals.ActorOf(user).Shop;
        var buyer = BuyerOrigin.InChannel(channel, request.BuyerId);
        if (limits.OfBuyer(shop, buyer) is { } tooFast)
            return Problems.Of(tooFast);
        // Who holds a key of the shop vouches for him.
        var identity = new BuyerIdentity(shop, buyer, request.BuyerName, Verified: true, string.IsNullOrEmpty(request.OrderState) ? null : new OrderState(request.OrderState));
        return (await conversations.SendAsync(identity, NoConnection, body, BuyerEntry.Unknown, cancellationToken)).OkAs(SendReceipt.Of);
    }

    private static async Task<IResult> UploadAsync(
        [Description(Channel)] string channel, [Description(Buyer)] string buyerId, HttpContext http, ClaimsPrincipal user, ImageUploads uploads, IncomingImages incoming, SendLimits limits, CancellationToken cancellationToken) =>
        ChannelRules.Check(channel, buyerId, null) is { } wrong
            ? Problems.Of(wrong)
            : await UploadsApi.ReceiveAsync(http, BuyerOf(user, channel, buyerId), uploads, incoming, limits, cancellationToken);

    private static Task<IResult> DownloadAsync(
        [Description(Channel)] string channel, [Description(Buyer)] string buyerId, string id, HttpContext http, ClaimsPrincipal user, ImageUploads uploads, SendLimits limits, CancellationToken cancellationToken) =>
        UploadsApi.ServeAsync(id, http, BuyerOf(user, channel, buyerId), uploads, limits, cancellationToken);

    private static Participant BuyerOf(ClaimsPrincipal user, string channel, string externalId) => Participant.Of(Principals.ActorOf(user).Shop, BuyerOrigin.InChannel(channel, externalId));
}
