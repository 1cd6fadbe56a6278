namespace ChatRouter.Core.Uploads;

/// <summary>WebP: a RIFF container of one bitstream, or of an extended header, frames and what belongs to them.</summary>
internal static class WebpFile
{
    private const uint Lossy = 0x20385056;
    private const uint Lossless = 0x4c385056;
    private const uint Extended = 0x58385056;
    private const uint AnimationFrame = 0x464d4e41;
    private const int ChunkHeader = 8;
    private const int LossyHeader = 10;
    private const int LosslessHeader = 5;
    private const int ExtendedHeader = 10;
    private const int FrameHeader = 16;

    public static ImageFacts? Read(ImageBytes bytes)
    {
        bytes.Skip(4);
        var left = (long)bytes.LittleEndian32() - 4;
        bytes.Skip(4);
        var (type, length) = (bytes.LittleEndian32(), bytes.LittleEndian32());
        left -= ChunkHeader + Padded(length);
        if (type != Extended)
            return left == 0 ? Bitstream(bytes, type, length) : null;
        return length == ExtendedHeader && Canvas(bytes) is { } canvas && HoldsFrames(bytes, canvas, left) ? canvas : null;
    }

    private static ImageFacts Canvas(ImageBytes bytes)
    {
        bytes.Skip(4);
        return new(ImageFormat.Webp, bytes.LittleEndian24() + 1, bytes.LittleEndian24() + 1);
    }

    // The one picture has the canvas' size; frames lie within it.
    private static bool HoldsFrames(ImageBytes bytes, ImageFacts canvas, long left)
    {
        var frames = 0;
        while (left >= ChunkHeader && !bytes.RanOut)
        {
            var (type, length) = (bytes.LittleEndian32(), bytes.LittleEndian32());
            left -= ChunkHeader + Padded(length);
            switch (type)
            {
                case Lossy or Lossless:
                    if (frames++ > 0 || Bitstream(bytes, type, length) != canvas)
                        return false;
                    break;
                case AnimationFrame:
                    frames++;
                    if (!FrameFits(bytes, canvas, length))
                        return false;
                    break;
                case Extended:
                    return false;
                default:
                    bytes.Skip(Padded(length));
                    break;
            }
        }

        return left == 0 && frames > 0;
    }

    private static bool FrameFits(ImageBytes bytes, ImageFacts canvas, uint length)
    {
        if (length < FrameHeader)
            return false;
        var (x, y) = (2 * bytes.LittleEndian24(), 2 * bytes.LittleEndian24());
        var (width, height) = (bytes.LittleEndian24() + 1, bytes.LittleEndian24() + 1);
        bytes.Skip(Padded(length) - 12);
        return x + width <= canvas.Width && y + height <= canvas.Height;
    }

    private static ImageFacts? Bitstream(ImageBytes bytes, uint type, uint length) => type switch
    {
        Lossy when length > LossyHeader => LossyFrame(bytes, length),
        Lossless when length > LosslessHeader => LosslessFrame(bytes, length),
        _ => null,
    };

    private static ImageFacts? LossyFrame(ImageBytes bytes, uint length)
    {
        var key = (bytes.Next() & 1) == 0;
        bytes.Skip(2);
        var starts = bytes.Takes([0x9d, 0x01, 0x2a]);
        var (width, height) = (bytes.LittleEndian16() & 0x3fff, bytes.LittleEndian16() & 0x3fff);
        bytes.Skip(Padded(length) - LossyHeader);
        return key && starts ? new(ImageFormat.Webp, width, height) : null;
    }

    private static ImageFacts? LosslessFrame(ImageBytes bytes, uint length)
    {
        var starts = bytes.Next() == 0x2f;
        var bits = bytes.LittleEndian32();
        bytes.Skip(Padded(length) - LosslessHeader);
        // 14 bits each, less one; then alpha, and a version that is zero.
        return starts && bits >> 29 == 0 ? new(ImageFormat.Webp, (int)(bits & 0x3fff) + 1, (int)((bits >> 14) & 0x3fff) + 1) : null;
    }

    private static long Padded(uint length) => length + (length & 1);
}
