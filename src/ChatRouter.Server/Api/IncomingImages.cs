using ChatRouter.Core.Conversations;
using ChatRouter.Core.Uploads;
using ChatRouter.Server.Limits;
using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Api;

/// <summary>Receives the body of an upload into a temporary file, never more of it than an image may have, and within a time.</summary>
public sealed class IncomingImages(ImageUploads uploads, IOptions<LimitOptions> limits, TimeProvider clock)
{
    private const int BufferSize = 64 * 1024;
    private const string AnyType = "application/octet-stream";

    private static readonly Rejection Unsupported = new(ErrorCode.ImageUnsupported, "Send the file itself, as image/jpeg, image/png, image/webp or image/gif.");
    private static readonly Rejection CutOff = new(ErrorCode.ImageBroken, "The upload broke off. Send it again.");
    private static readonly Rejection TooSlow = new(ErrorCode.UploadTooSlow, "The upload took too long. Try again with a better connection.");

    private static readonly Rejection NoSpace = new(ErrorCode.StorageFull, "The server cannot take images at the moment. Try again.", TimeSpan.FromSeconds(10));

    /// <summary>The whole body; its file is deleted when it is closed.</summary>
    public async Task<Result<IncomingImage>> ReceiveAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!TryClaim(request.ContentType, out var claimed))
            return Unsupported;
        if (request.ContentLength > uploads.MaxBytes)
            return ImageUploads.TooLarge;
        var file = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, BufferSize, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        if (await RefusalOfAsync(request.Body, file, cancellationToken) is not { } refused)
            return new IncomingImage(claimed, file);
        await file.DisposeAsync();
        return refused;
    }

    private static bool TryClaim(string? contentType, out ImageFormat? claimed)
    {
        claimed = null;
        if (contentType is null or AnyType)
            return true;
        for (var format = 0; format < MediaTypes.All.Count; format++)
        {
            if (string.Equals(contentType, MediaTypes.All[format], StringComparison.OrdinalIgnoreCase))
                claimed = (ImageFormat)format;
        }

        return claimed is not null;
    }

    private async Task<Rejection?> RefusalOfAsync(Stream body, FileStream file, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(limits.Value.UploadPatience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var buffer = new byte[BufferSize];
            for (int read; (read = await body.ReadAsync(buffer, either.Token)) > 0;)
            {
                if (file.Length + read > uploads.MaxBytes)
                    return ImageUploads.TooLarge;
                await file.WriteAsync(buffer.AsMemory(0, read), either.Token);
            }

            await file.FlushAsync(either.Token);
            return null;
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return TooSlow;
        }
        catch (BadHttpRequestException)
        {
            return CutOff;
        }
        catch (IOException)
        {
            return NoSpace;
        }
    }
}
