using ChatRouter.Core.Uploads;
using ZXing;
using ZXing.Common;
using ZXing.Multi.QrCode;
using ZXing.QrCode;

namespace ChatRouter.Server.Images;

/// <summary>A picture in grey, as it looks on white paper, that is looked at for QR codes in several sizes, and as its negative.</summary>
internal sealed class GreyImage(int width, int height)
{
    // The reader compares each possible corner of a code with all others, and their triples: a picture full of them would keep it busy for hours.
    private const int MaxCorners = 200;

    private const int CornersOfOne = 3;

    // Smaller than this no code can be read from a screen.
    private const int Smallest = 200;

    private readonly byte[] _pixels = new byte[width * height];

    /// <summary>Takes the picture's pixels: red, green, blue and alpha.</summary>
    public void Take(ReadOnlySpan<byte> colours)
    {
        for (var at = 0; at < _pixels.Length; at++)
        {
            var pixel = colours.Slice(4 * at, 4);
            var light = ((77 * pixel[0]) + (150 * pixel[1]) + (29 * pixel[2])) >> 8;
            _pixels[at] = (byte)(255 - ((255 - light) * pixel[3] / 255));
        }
    }

    /// <summary>Looks in the whole size first, for small codes, then in half of it and so on, in which noise is evened out. Uses the pixels up.</summary>
    public QrLook Look()
    {
        try
        {
            for (var (across, down) = (width, height); ; Halve(ref across, ref down))
            {
                if (Holds(across, down))
                    return QrLook.Found;
                Invert(across * down);
                if (Holds(across, down))
                    return QrLook.Found;
                if (Math.Min(across, down) < 2 || Math.Max(across, down) < 2 * Smallest)
                    return QrLook.None;
            }
        }
        catch (TooManyCornersException)
        {
            return QrLook.Unsearchable;
        }
    }

    private bool Holds(int across, int down)
    {
        var corners = 0;
        var hints = new Dictionary<DecodeHintType, object>
        {
            [DecodeHintType.TRY_HARDER] = true,
            [DecodeHintType.NEED_RESULT_POINT_CALLBACK] = (ResultPointCallback)(_ => corners = corners < MaxCorners ? corners + 1 : throw new TooManyCornersException()),
        };
        var picture = new BinaryBitmap(new HybridBinarizer(new PlanarYUVLuminanceSource(_pixels, across, down, 0, 0, across, down, reverseHoriz: false)));
        if (new QRCodeReader().decode(picture, hints) is not null)
            return true;
        if (corners < CornersOfOne)
            return false;
        // It took the likeliest three, which can be of different codes, and looked no further.
        corners = 0;
        return new QRCodeMultiReader().decodeMultiple(picture, hints) is { Length: > 0 };
    }

    private void Invert(int pixels)
    {
        foreach (ref var pixel in _pixels.AsSpan(0, pixels))
            pixel = (byte)(255 - pixel);
    }

    private void Halve(ref int across, ref int down)
    {
        var (newAcross, newDown) = (across / 2, down / 2);
        for (var y = 0; y < newDown; y++)
        {
            for (var x = 0; x < newAcross; x++)
            {
                var at = (2 * y * across) + (2 * x);
                _pixels[(y * newAcross) + x] = (byte)((_pixels[at] + _pixels[at + 1] + _pixels[at + across] + _pixels[at + across + 1]) / 4);
            }
        }

        (across, down) = (newAcross, newDown);
    }

    private sealed class TooManyCornersException : Exception;
}
