using SkiaSharp;
using ZXing;
using ZXing.QrCode;

namespace ChatRouter.TestKit.Uploads;

/// <summary>Pictures with QR codes in them, drawn anew each time, and the same without.</summary>
public static class QrImages
{
    private const string Text = "https://u.example.com/EAbCdEfGhIjKlMnOpQrStUv";

    /// <summary>A code and nothing else.</summary>
    public static byte[] Code(int size = 240, SKEncodedImageFormat format = SKEncodedImageFormat.Png)
    {
        using var code = Drawn(size, SKColors.Black, SKColors.White);
        return Encoded(code, format);
    }

    /// <summary>A code in those colours.</summary>
    public static byte[] Code(SKColor dark, SKColor light)
    {
        using var code = Drawn(240, dark, light);
        return Encoded(code, SKEncodedImageFormat.Png);
    }

    /// <summary>A picture of many things, and a code of that size on it wherever one is asked for; it always comes out the same.</summary>
    /// <param name="opacity">How much of the code is to be seen on a grey card.</param>
    public static byte[] Photo(int width, int height, int size = 0, float degrees = 0, byte opacity = 255, SKEncodedImageFormat format = SKEncodedImageFormat.Jpeg, params (float X, float Y)[] places)
    {
        using var photo = new SKBitmap(width, height);
        using (var canvas = new SKCanvas(photo))
        {
            DrawThings(canvas, width, height);
            foreach (var (x, y) in places)
            {
                canvas.Save();
                canvas.Translate(x, y);
                canvas.RotateDegrees(degrees);
                DrawCode(canvas, size, opacity);
                canvas.Restore();
            }
        }

        return Encoded(photo, format);
    }

    /// <summary>A picture full of what the corners of a code look like.</summary>
    public static byte[] Corners(int width, int height)
    {
        using var picture = new SKBitmap(width, height);
        using (var canvas = new SKCanvas(picture))
        using (var dark = new SKPaint { Color = SKColors.Black })
        using (var light = new SKPaint { Color = SKColors.White })
        {
            canvas.Clear(SKColors.White);
            for (var y = 2; y + 14 < height; y += 18)
            {
                for (var x = 2; x + 14 < width; x += 18)
                {
                    canvas.DrawRect(x, y, 14, 14, dark);
                    canvas.DrawRect(x + 2, y + 2, 10, 10, light);
                    canvas.DrawRect(x + 4, y + 4, 6, 6, dark);
                }
            }
        }

        return Encoded(picture, SKEncodedImageFormat.Png);
    }

    /// <summary>What shops sell: squares of a colour, or dots of it, in rows.</summary>
    public static byte[] Cloth(int width, int height, int thread, bool dotted)
    {
        using var cloth = new SKBitmap(width, height);
        using (var canvas = new SKCanvas(cloth))
        {
            canvas.Clear(SKColors.White);
            using var colour = new SKPaint { Color = SKColors.DarkRed.WithAlpha(150), IsAntialias = true };
            for (var x = 0; x < width; x += 2 * thread)
            {
                if (!dotted)
                    canvas.DrawRect(x, 0, thread, height, colour);
                for (var y = 0; y < height; y += 2 * thread)
                {
                    if (dotted)
                        canvas.DrawCircle(x, y, thread / 2f, colour);
                    else if (x == 0)
                        canvas.DrawRect(0, y, width, thread, colour);
                }
            }
        }

        return Encoded(cloth, SKEncodedImageFormat.Jpeg);
    }

    /// <summary>A blank animation that shows a code for one frame.</summary>
    public static byte[] Flash(int frames, int at, int disposal)
    {
        const int Size = 200;
        var code = new QRCodeWriter().encode(Text, BarcodeFormat.QR_CODE, Size, Size);
        return AnimatedGif.Of(Size, disposal, [.. Enumerable.Range(0, frames).Select(no => (Func<int, int, bool>)((x, y) => no == at && code[x, y]))]);
    }

    private static void DrawThings(SKCanvas canvas, int width, int height)
    {
        canvas.Clear(new SKColor(180, 170, 150));
        var random = new Random(1);
        using var paint = new SKPaint { IsAntialias = true };
        for (var i = 0; i < 2_000; i++)
        {
            paint.Color = new SKColor((uint)random.Next()).WithAlpha(255);
            canvas.DrawRect(random.Next(width), random.Next(height), random.Next(width / 20), random.Next(height / 20), paint);
            canvas.DrawCircle(random.Next(width), random.Next(height), random.Next(width / 40), paint);
        }
    }

    private static void DrawCode(SKCanvas canvas, int size, byte opacity)
    {
        using var code = Drawn(size, SKColors.Black, SKColors.White);
        using var image = SKImage.FromBitmap(code);
        using var card = new SKPaint { Color = new SKColor(140, 140, 140) };
        using var faint = new SKPaint { Color = SKColors.White.WithAlpha(opacity) };
        canvas.DrawRect(-0.6f * size, -0.6f * size, 1.2f * size, 1.2f * size, card);
        canvas.DrawImage(image, -size / 2f, -size / 2f, new SKSamplingOptions(SKFilterMode.Linear), faint);
    }

    private static SKBitmap Drawn(int size, SKColor dark, SKColor light)
    {
        var modules = new QRCodeWriter().encode(Text, BarcodeFormat.QR_CODE, size, size);
        var code = new SKBitmap(new SKImageInfo(modules.Width, modules.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        for (var y = 0; y < modules.Height; y++)
        {
            for (var x = 0; x < modules.Width; x++)
                code.SetPixel(x, y, modules[x, y] ? dark : light);
        }

        return code;
    }

    private static byte[] Encoded(SKBitmap picture, SKEncodedImageFormat format)
    {
        using var file = picture.Encode(format, 80);
        return file.ToArray();
    }
}
