namespace ChatRouter.Core.Uploads;

/// <summary>GIF (87a, 89a): a screen, then extensions and frames of sub-blocks, up to the trailer.</summary>
internal static class GifFile
{
    private const byte Extension = 0x21;
    private const byte Frame = 0x2c;
    private const byte Trailer = 0x3b;
    private const int SignatureLength = 6;

    public static ImageFacts? Read(ImageBytes bytes)
    {
        bytes.Skip(SignatureLength);
        var (width, height) = (bytes.LittleEndian16(), bytes.LittleEndian16());
        var table = TableLength(bytes.Next());
        bytes.Skip(2 + table);
        var framed = false;
        while (!bytes.RanOut)
        {
            switch (bytes.Next())
            {
                case Extension:
                    bytes.Skip(1);
                    SkipBlocks(bytes);
                    break;
                case Frame when FitsInto(bytes, width, height):
                    framed = true;
                    break;
                case Trailer when framed:
                    return new(ImageFormat.Gif, width, height);
                default:
                    return null;
            }
        }

        return null;
    }

    // A frame beyond the screen would make the picture larger than its header says.
    private static bool FitsInto(ImageBytes bytes, int width, int height)
    {
        var (left, top) = (bytes.LittleEndian16(), bytes.LittleEndian16());
        var (frameWidth, frameHeight) = (bytes.LittleEndian16(), bytes.LittleEndian16());
        bytes.Skip(TableLength(bytes.Next()));
        var codeSize = bytes.Next();
        SkipBlocks(bytes);
        return frameWidth > 0 && frameHeight > 0 && left + frameWidth <= width && top + frameHeight <= height && codeSize is >= 1 and <= 11;
    }

    private static void SkipBlocks(ImageBytes bytes)
    {
        for (var length = bytes.Next(); length > 0 && !bytes.RanOut; length = bytes.Next())
            bytes.Skip(length);
    }

    private static int TableLength(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
}
