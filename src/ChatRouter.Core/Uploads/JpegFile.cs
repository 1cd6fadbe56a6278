namespace ChatRouter.Core.Uploads;

/// <summary>JPEG (ITU-T T.81): segments behind markers, and entropy-coded data behind each start of scan, up to the end of image.</summary>
internal static class JpegFile
{
    private const byte StartOfImage = 0xd8;
    private const byte EndOfImage = 0xd9;
    private const byte StartOfScan = 0xda;
    private const byte Stuffed = 0x00;

    public static ImageFacts? Read(ImageBytes bytes)
    {
        if (bytes.Next() != 0xff || bytes.Next() != StartOfImage)
            return null;
        ImageFacts? frame = null;
        var scanned = false;
        for (var marker = Marker(bytes); !bytes.RanOut; marker = scanned && marker == StartOfScan ? AfterScan(bytes) : Marker(bytes))
        {
            if (marker == EndOfImage)
                return scanned ? frame : null;
            if (!HasSegment(marker) || (marker == StartOfScan && frame is null) || (IsFrame(marker) && frame is not null))
                return null;
            var length = bytes.BigEndian16() - 2;
            if (length < 0)
                return null;
            if (IsFrame(marker))
                frame = Frame(bytes, length);
            else
                bytes.Skip(length);
            scanned |= marker == StartOfScan;
        }

        return null;
    }

    // Precision, height, width, components; a height of zero would be told after the first scan, which no camera does.
    private static ImageFacts? Frame(ImageBytes bytes, int length)
    {
        const int Fixed = 6;
        var precision = bytes.Next();
        var (height, width) = (bytes.BigEndian16(), bytes.BigEndian16());
        var components = bytes.Next();
        if (length != Fixed + (3 * components) || components is 0 or > 4 || precision is not (8 or 12))
            return new(ImageFormat.Jpeg, 0, 0);
        bytes.Skip(length - Fixed);
        return new(ImageFormat.Jpeg, width, height);
    }

    // A marker may be filled up with 0xff before it. Zero is none.
    private static byte Marker(ImageBytes bytes)
    {
        if (bytes.Next() != 0xff)
            return Stuffed;
        byte marker;
        do
            marker = bytes.Next();
        while (marker == 0xff);
        return marker;
    }

    private static byte AfterScan(ImageBytes bytes)
    {
        while (!bytes.RanOut)
        {
            if (bytes.Next() != 0xff)
                continue;
            byte marker;
            do
                marker = bytes.Next();
            while (marker == 0xff);
            if (marker != Stuffed && !IsRestart(marker))
                return marker;
        }

        return Stuffed;
    }

    private static bool IsRestart(byte marker) => marker is >= 0xd0 and <= 0xd7;

    private static bool IsFrame(byte marker) => marker is >= 0xc0 and <= 0xcf and not (0xc4 or 0xc8 or 0xcc);

    private static bool HasSegment(byte marker) => marker is >= 0xc0 and not (>= 0xd0 and <= 0xd9) and not 0xff;
}
