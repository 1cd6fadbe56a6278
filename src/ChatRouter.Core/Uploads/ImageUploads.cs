using System.Security.Cryptography;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Nodes;
using ChatRouter.Core.Shops;
using Microsoft.Extensions.Options;

namespace ChatRouter.Core.Uploads;

/// <summary>Images: checked before they are kept, carried by one message of their sender, seen by the talk's buyer and the shop's staff only.</summary>
public sealed class ImageUploads(IUploadStore store, IShopStore shops, QrLooks looks, IOptions<UploadOptions> options, TimeProvider clock)
{
    private static readonly Rejection Unsupported = new(ErrorCode.ImageUnsupported, "Only JPEG, PNG, WebP and GIF images can be sent.");
    internal static readonly Rejection Broken = new(ErrorCode.ImageBroken, "The image file is damaged or not what it says. Save it anew and try again.");
    internal static readonly Rejection Unsearchable = new(ErrorCode.ImageUnsearchable, "The shop has images looked at for QR codes, and this one cannot be: it moves, or too much in it could be a code's corner. Send a part of it, or save it as JPEG.");
    internal static readonly Rejection TooManyPixels = new(ErrorCode.ImageTooManyPixels, "The image has too many pixels. Make it smaller.");
    private static readonly Rejection SenderQuota = new(ErrorCode.UploadQuota, "You have sent as many images as fit into one day.");
    private static readonly Rejection ShopQuota = new(ErrorCode.ShopStorageFull, "The shop has no space left for images.");

    /// <summary>An image that is too large; the answer without having read all of it.</summary>
    public static Rejection TooLarge { get; } = new(ErrorCode.ImageTooLarge, "The image file is too large. Make it smaller.");

    public long MaxBytes => options.Value.MaxBytes;

    /// <summary>Checks the file and keeps it for a message to carry.</summary>
    /// <param name="sender">Who uploads.</param>
    /// <param name="claimed">The format the sender says it is; none: he does not say.</param>
    /// <param name="file">Can seek, at most <see cref="MaxBytes"/> long.</param>
    public async Task<Result<Upload>> SaveAsync(Participant sender, ImageFormat? claimed, Stream file, CancellationToken cancellationToken)
    {
        if (file.Length > MaxBytes)
            return TooLarge;
        if (sender.Buyer is { } buyer && await Admission.RefusalOfAsync(shops, sender.Shop, buyer, cancellationToken) is { } refused)
            return refused;
        if (ImageFile.FormatOf(file) is not { } format)
            return Unsupported;
        if ((claimed is { } said && said != format) || !ImageFile.TryRead(file, format, out var image))
            return Broken;
        if (image.Value.Pixels > options.Value.MaxPixels)
            return TooManyPixels;
        var looked = await HoldsCodeAsync(sender, file, image.Value, cancellationToken);
        if (!looked.Succeeded(out var holdsCode, out var unseen))
            return unseen;

        var now = clock.GetUtcNow();
        var id = new UploadId(RandomNumberGenerator.GetHexString(32, lowercase: true));
        var upload = new Upload { Id = id, Sender = sender, Image = image.Value, Bytes = file.Length, At = now, Buyer = sender.Buyer, HoldsCode = holdsCode };
        var senderBytes = sender.IsAgent ? options.Value.AgentBytesPerDay : options.Value.BuyerBytesPerDay;
        file.Position = 0;
        return await store.SaveAsync(upload, file, new(options.Value.ShopBytes, senderBytes, now.AddDays(-1)), cancellationToken) switch
        {
            SaveUploadOutcome.Saved => upload,
            SaveUploadOutcome.SenderQuota => SenderQuota,
            SaveUploadOutcome.ShopQuota => ShopQuota,
            _ => Rejections.Full,
        };
    }

    /// <summary>The upload; none when there is none or he may not see it.</summary>
    public async Task<Upload?> FindAsync(Participant who, string id, CancellationToken cancellationToken) =>
        UploadId.IsValid(id) && await store.FindAsync(who.Shop, new(id), cancellationToken) is { } found && found.Upload.MayBeSeenBy(who, found.Sent) ? found.Upload : null;

    public Task<bool> CopyToAsync(Upload upload, Stream destination, CancellationToken cancellationToken) =>
        store.CopyToAsync(upload.Shop, upload.Id, destination, cancellationToken);

    /// <summary>The message is about to carry the image; none when it carries none.</summary>
    public async Task<Result<ImageClaim>> ClaimAsync(Participant sender, MessageBody body, ConversationId? conversation, BuyerId buyer, CancellationToken cancellationToken)
    {
        if (body.Kind != MessageKind.Image)
            return ImageClaim.None;
        var claim = new ClaimUpload(new(body.ImageId!), sender, body.ClientMsgId, conversation, buyer);
        return await store.ClaimAsync(claim, cancellationToken) ? new ImageClaim(store, claim) : MessageRules.UnknownImage;
    }

    // Buyers send what they like.
    private async Task<Result<bool>> HoldsCodeAsync(Participant sender, Stream file, ImageFacts image, CancellationToken cancellationToken) =>
        sender.IsAgent && await shops.FindAsync(sender.Shop, cancellationToken) is { CaresAboutCodes: true }
            ? await looks.HoldsCodeAsync(file, image, cancellationToken)
            : false;
}
