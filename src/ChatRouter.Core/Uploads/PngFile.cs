namespace ChatRouter.Core.Uploads;

/// <summary>PNG (ISO/IEC 15948): a signature, then chunks from IHDR to IEND.</summary>
internal static class PngFile
{
    private const uint HeaderType = 0x49484452;
    private const uint PixelsType = 0x49444154;
    private const uint EndType = 0x49454e44;
    private const int HeaderLength = 13;

    public static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

    public static ImageFacts? Read(ImageBytes bytes)
    {
        if (!bytes.Takes(Signature) || bytes.BigEndian32() != HeaderLength || bytes.BigEndian32() != HeaderType)
            return null;
        var (width, height) = (bytes.BigEndian32(), bytes.BigEndian32());
        var (depth, colour, compression, filter, interlace) = (bytes.Next(), bytes.Next(), bytes.Next(), bytes.Next(), bytes.Next());
        bytes.Skip(sizeof(uint));
        var sound = width <= int.MaxValue && height <= int.MaxValue && IsColour(depth, colour) && compression == 0 && filter == 0 && interlace <= 1;
        return sound && EndsWell(bytes) ? new(ImageFormat.Png, (int)width, (int)height) : null;
    }

    private static bool EndsWell(ImageBytes bytes)
    {
        var pixels = false;
        while (!bytes.RanOut)
        {
            var (length, type) = (bytes.BigEndian32(), bytes.BigEndian32());
            if (length > int.MaxValue || type == HeaderType || !IsType(type))
                return false;
            bytes.Skip(length + (long)sizeof(uint));
            if (type == EndType)
                return pixels && length == 0;
            pixels |= type == PixelsType && length > 0;
        }

        return false;
    }

    private static bool IsType(uint type)
    {
        for (var shift = 0; shift < 32; shift += 8)
        {
            if (!char.IsAsciiLetter((char)((type >> shift) & 0xff)))
                return false;
        }

        return true;
    }

    private static bool IsColour(byte depth, byte colour) => colour switch
    {
        0 => depth is 1 or 2 or 4 or 8 or 16,
        3 => depth is 1 or 2 or 4 or 8,
        2 or 4 or 6 => depth is 8 or 16,
        _ => false,
    };
}
