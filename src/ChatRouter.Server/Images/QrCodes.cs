using ChatRouter.Core.Uploads;
using SkiaSharp;

namespace ChatRouter.Server.Images;

/// <inheritdoc cref="IQrCodes"/>
/// <remarks>
/// Decodes a whole image: as heavy as its pixels are many, hence their bound. Whoever calls has read the file's structure (<see cref="ImageFile"/>);
/// nothing that it holds throws.
/// </remarks>
public sealed class QrCodes : IQrCodes
{
    /// <summary>Of all frames together. A JPEG of so many takes up to 150 MB while it is looked at, one of 12 million 60 to 70 MB.</summary>
    public const long MaxPixels = 25_000_000;

    // Browsers play such a PNG; the decoder reads its first frame alone.
    private static ReadOnlySpan<byte> AnimatedPng => "\0\0\0\u0008acTL"u8;

    public QrLook Look(Stream file, ImageFacts facts)
    {
        if (facts.Pixels > MaxPixels)
            return QrLook.TooLarge;
        try
        {
            file.Position = 0;
            using var data = SKData.Create(file);
            using var codec = SKCodec.Create(data);
            if (codec is null || codec.Info.Width != facts.Width || codec.Info.Height != facts.Height)
                return QrLook.Unreadable;
            if (data.AsSpan().IndexOf(AnimatedPng) >= 0)
                return QrLook.Unsearchable;
            return facts.Pixels * Math.Max(1, codec.FrameCount) > MaxPixels ? QrLook.TooLarge : InFrames(codec);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // What two decoders make of hostile bytes is not listed anywhere.
            return QrLook.Unreadable;
        }
    }

    private static QrLook InFrames(SKCodec codec)
    {
        var (info, frames) = (new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul), codec.FrameInfo);
        using var picture = new SKBitmap(info);
        // The last frame on which later ones may be built.
        using var kept = frames.Length > 1 ? new SKBitmap(info) : null;
        var (grey, last) = (new GreyImage(info.Width, info.Height), -1);
        for (var no = 0; no < Math.Max(1, frames.Length); no++)
        {
            var built = frames.Length > 1 && frames[no].RequiredFrame >= 0;
            if (built)
                kept!.GetPixelSpan().CopyTo(picture.GetPixelSpan());
            if (codec.GetPixels(info, picture.GetPixels(), built ? new SKCodecOptions(no, last) : new SKCodecOptions(no)) != SKCodecResult.Success)
                return QrLook.Unreadable;
            if (kept is not null && frames[no].DisposalMethod != SKCodecAnimationDisposalMethod.RestorePrevious)
            {
                picture.GetPixelSpan().CopyTo(kept.GetPixelSpan());
                last = no;
            }

            grey.Take(picture.GetPixelSpan());
            if (grey.Look() is var look and not QrLook.None)
                return look;
        }

        return QrLook.None;
    }
}
