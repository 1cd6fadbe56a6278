using System.Security.Claims;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Nodes;
using ChatRouter.Core.Uploads;
using ChatRouter.Server.Auth;
using ChatRouter.Server.Limits;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace ChatRouter.Server.Api;

/// <summary>Images on their way in and out. The body of a request is the file itself.</summary>
/// <remarks>
/// Fetched with the session's token in the header, never by an address that opens it for whoever has it: pages fetch and show a blob.
/// A fetched image may be kept by the browser but is asked for again each time, so that who may no longer see it does not.
/// </remarks>
public static class UploadsApi
{
    private const string Root = "/api/v1/uploads";

    // Should anybody open it as a page: nothing runs, nothing loads.
    private const string Sandbox = "default-src 'none'; sandbox";

    private static readonly Rejection Unknown = new(ErrorCode.UnknownImage, "There is no such image.");

    public static IEndpointRouteBuilder MapUploads(this IEndpointRouteBuilder app)
    {
        var uploads = app.MapGroup(Root).WithTags("Uploads").RequireAuthorization(Policies.Talker);
        uploads.MapPost("", UploadAsync).WithName("UploadImage").WithSummary("Takes an image, to be sent as a message.").AddOpenApiOperationTransformer((operation, _, _) => DescribeBody(operation))
            .Produces<UploadedImage>(StatusCodes.Status201Created).Refuses(401, 503).RefusesImages();
        uploads.MapGet("/{id}", DownloadAsync).WithName("DownloadImage").WithSummary("An image of a conversation that the caller may see, or one that he uploaded.")
            .Produces(StatusCodes.Status200OK, contentType: MediaTypes.All[0], additionalContentTypes: [.. MediaTypes.All.Skip(1)]).Produces(StatusCodes.Status304NotModified).Refuses(401, 403, 429, 503).Refuses(404, ErrorCode.UnknownImage);
        return app;
    }

    /// <summary>The image is kept: send it as a message of kind image with this id, within a day.</summary>
    /// <param name="HoldsCode">A QR code was found in it. Looked for in what agents upload, while the shop warns of codes or blocks them.</param>
    public sealed record UploadedImage(UploadId ImageId, string MediaType, int Width, int Height, long Bytes, bool HoldsCode = false);

    private static Task<IResult> UploadAsync(HttpContext http, ClaimsPrincipal principal, ImageUploads uploads, IncomingImages incoming, SendLimits limits, CancellationToken cancellationToken) =>
        ReceiveAsync(http, Principals.ParticipantOf(principal)!.Value, uploads, incoming, limits, cancellationToken);

    private static Task<IResult> DownloadAsync(string id, HttpContext http, ClaimsPrincipal principal, ImageUploads uploads, SendLimits limits, CancellationToken cancellationToken) =>
        ServeAsync(id, http, Principals.ParticipantOf(principal)!.Value, uploads, limits, cancellationToken);

    /// <summary>Takes the request's body as an image of that sender.</summary>
    internal static async Task<IResult> ReceiveAsync(HttpContext http, Participant sender, ImageUploads uploads, IncomingImages incoming, SendLimits limits, CancellationToken cancellationToken)
    {
        if (limits.OfUpload(sender) is { } tooFast)
            return Problems.Of(StatusCodes.Status429TooManyRequests, tooFast);
        var received = await incoming.ReceiveAsync(http.Request, cancellationToken);
        if (!received.Succeeded(out var image, out var unreadable))
            return Refused(unreadable);
        await using (image.File)
        {
            var saved = await uploads.SaveAsync(sender, image.Claimed, image.File, cancellationToken);
            return saved.Succeeded(out var upload, out var rejection)
                ? Results.Created($"{http.Request.Path}/{upload.Id}", new UploadedImage(upload.Id, upload.Image.Format.MediaType(), upload.Image.Width, upload.Image.Height, upload.Bytes, upload.HoldsCode))
                : Refused(rejection);
        }
    }

    /// <summary>Answers with an image that he may see.</summary>
    internal static async Task<IResult> ServeAsync(string id, HttpContext http, Participant who, ImageUploads uploads, SendLimits limits, CancellationToken cancellationToken)
    {
        if (limits.OfDownload(who) is { } tooFast)
            return Problems.Of(StatusCodes.Status429TooManyRequests, tooFast);
        if (await uploads.FindAsync(who, id, cancellationToken) is not { } upload)
            return Problems.Of(StatusCodes.Status404NotFound, Unknown);
        var tag = new EntityTagHeaderValue($"\"{upload.Id}\"");
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers.ETag = tag.ToString();
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = Sandbox;
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{upload.Id}.{upload.Image.Format.Extension()}\"";
        http.Response.ContentType = upload.Image.Format.MediaType();
        http.Response.ContentLength = upload.Bytes;
        // A header that promises bytes which then do not come ends the connection, as it must.
        await uploads.CopyToAsync(upload, http.Response.Body, cancellationToken);
        return Results.Empty;
    }

    private static IResult Refused(Rejection rejection) => Problems.Of(StatusOf(rejection.Code), rejection);

    private static int StatusOf(string code) => code switch
    {
        ErrorCode.ImageTooLarge => StatusCodes.Status413PayloadTooLarge,
        ErrorCode.ImageUnsupported => StatusCodes.Status415UnsupportedMediaType,
        ErrorCode.UploadTooSlow => StatusCodes.Status408RequestTimeout,
        ErrorCode.UploadQuota => StatusCodes.Status429TooManyRequests,
        ErrorCode.ShopStorageFull or ErrorCode.StorageFull => StatusCodes.Status507InsufficientStorage,
        ErrorCode.Unavailable => StatusCodes.Status503ServiceUnavailable,
        ErrorCode.BuyerBlocked or ErrorCode.ShopDisabled => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    /// <summary>Names what <see cref="ReceiveAsync"/> refuses, for OpenAPI.</summary>
    internal static RouteHandlerBuilder RefusesImages(this RouteHandlerBuilder route) => route
        .Refuses(403, ErrorCode.Forbidden, ErrorCode.BuyerBlocked, ErrorCode.ShopDisabled)
        .Refuses(408, ErrorCode.UploadTooSlow)
        .Refuses(413, ErrorCode.ImageTooLarge)
        .Refuses(415, ErrorCode.ImageUnsupported)
        .Refuses(422, ErrorCode.ImageBroken, ErrorCode.ImageTooManyPixels, ErrorCode.ImageUnsearchable)
        .Refuses(429, ErrorCode.RateLimited, ErrorCode.UploadQuota)
        .Refuses(507, ErrorCode.StorageFull, ErrorCode.ShopStorageFull);

    internal static Task DescribeBody(OpenApiOperation operation)
    {
        var file = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } };
        operation.RequestBody = new OpenApiRequestBody { Required = true, Content = MediaTypes.All.ToDictionary(type => type, _ => file) };
        return Task.CompletedTask;
    }
}
