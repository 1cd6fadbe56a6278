using ChatRouter.Core.Conversations;

namespace ChatRouter.Core.Uploads;

/// <summary>Looks for QR codes in what agents upload, each look in its turn.</summary>
public sealed class QrLooks(IQrCodes codes, TimeProvider clock) : IDisposable
{
    private readonly HeavyWork _turns = new(TimeSpan.FromSeconds(10), "Too many images come in at the same time. Try again in a moment.", clock);

    /// <summary>Whether the image holds one. Refused when it cannot be looked at, so that nothing passes unseen.</summary>
    /// <param name="file">Can seek; whole by its structure.</param>
    public Task<Result<bool>> HoldsCodeAsync(Stream file, ImageFacts image, CancellationToken cancellationToken) =>
        _turns.RunAsync(() => Task.FromResult(Look(file, image)), cancellationToken);

    public void Dispose() => _turns.Dispose();

    private Result<bool> Look(Stream file, ImageFacts image) => codes.Look(file, image) switch
    {
        QrLook.TooLarge => ImageUploads.TooManyPixels,
        QrLook.Unreadable => ImageUploads.Broken,
        QrLook.Unsearchable => ImageUploads.Unsearchable,
        var look => look == QrLook.Found,
    };
}
