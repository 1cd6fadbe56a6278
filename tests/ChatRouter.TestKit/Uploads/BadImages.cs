using System.IO.Compression;
using System.Text;
using static ChatRouter.TestKit.Uploads.SampleImages;

namespace ChatRouter.TestKit.Uploads;

/// <summary>Files that must not be taken for images: by name, with the code of their refusal.</summary>
public static class BadImages
{
    private static readonly byte[] Html = Encoding.ASCII.GetBytes("<html><script>alert(1)</script></html>");

    public static IReadOnlyDictionary<string, (byte[] File, string Code)> All { get; } =
        Foreign().Concat(Generated()).Concat(Lying()).ToDictionary(bad => bad.Name, bad => (bad.File, bad.Code));

    private static IEnumerable<(string Name, byte[] File, string Code)> Foreign() =>
    [
        ("nothing", [], "imageUnsupported"),
        ("one byte", [0xff], "imageUnsupported"),
        ("zeros", new byte[1024], "imageUnsupported"),
        ("text", Encoding.ASCII.GetBytes("hello"), "imageUnsupported"),
        ("HTML", Html, "imageUnsupported"),
        ("SVG with a script", Encoding.ASCII.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"), "imageUnsupported"),
        ("PDF", Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj\n"), "imageUnsupported"),
        ("ZIP", Zip(), "imageUnsupported"),
        ("ELF", [0x7f, .. "ELF"u8, 2, 1, 1, 0], "imageUnsupported"),
        ("Windows program", [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0], "imageUnsupported"),
        ("BMP", [.. "BM"u8, 0x3a, 0, 0, 0, 0, 0, 0, 0, 0x36, 0, 0, 0], "imageUnsupported"),
        ("TIFF", [.. "II*\0"u8, 8, 0, 0, 0], "imageUnsupported"),
        ("icon", [0, 0, 1, 0, 1, 0, 16, 16], "imageUnsupported"),
        ("AVIF", [0, 0, 0, 0x1c, .. "ftypavif"u8, 0, 0, 0, 0], "imageUnsupported"),
        ("HEIC", [0, 0, 0, 0x18, .. "ftypheic"u8, 0, 0, 0, 0], "imageUnsupported"),
        ("MP4", [0, 0, 0, 0x18, .. "ftypmp42"u8, 0, 0, 0, 0], "imageUnsupported"),
        ("WAV in the container of WebP", [.. "RIFF"u8, 4, 0, 0, 0, .. "WAVE"u8], "imageUnsupported"),
        ("GIF of another year", [.. "GIF90a"u8, .. Gif[6..]], "imageUnsupported"),
        ("PNG behind a byte order mark", [0xef, 0xbb, 0xbf, .. Png(1, 1)], "imageUnsupported"),
        ("image in Base64", Encoding.ASCII.GetBytes(Convert.ToBase64String(Png(1, 1))), "imageUnsupported"),
        ("form with an image", [.. "--x\r\nContent-Type: image/png\r\n\r\n"u8, .. Png(1, 1), .. "\r\n--x--"u8], "imageUnsupported"),
    ];

    // Each whole image: cut off in every quarter and by its last byte, gone on after its end by every kind of stowaway.
    private static IEnumerable<(string Name, byte[] File, string Code)> Generated()
    {
        foreach (var (type, whole) in Whole)
        {
            foreach (var length in new[] { 14, whole.Length / 2, whole.Length * 3 / 4, whole.Length - 1 }.Distinct())
                yield return ($"{type} cut to {length} of {whole.Length} bytes", whole[..length], "imageBroken");
            yield return ($"{type} with a byte behind it", [.. whole, 0], "imageBroken");
            yield return ($"{type} with a page behind it", [.. whole, .. Html], "imageBroken");
            yield return ($"{type} with an archive behind it", [.. whole, .. Zip()], "imageBroken");
            yield return ($"{type} twice", [.. whole, .. whole], "imageBroken");
        }
    }

    private static IEnumerable<(string Name, byte[] File, string Code)> Lying()
    {
        var pixels = Chunk("IDAT", [0x78, 0x9c, 0x63, 0, 0, 0, 1, 0, 1]);
        var end = Chunk("IEND", []);
        return
        [
            ("PNG of no width", PngOf(Chunk("IHDR", Header(0, 1)), pixels, end), "imageBroken"),
            ("PNG of negative height", PngOf(Chunk("IHDR", Header(1, -1)), pixels, end), "imageBroken"),
            ("PNG without pixels", PngOf(Chunk("IHDR", Header(1, 1)), end), "imageBroken"),
            ("PNG without its header", PngOf(pixels, end), "imageBroken"),
            ("PNG of two headers", PngOf(Chunk("IHDR", Header(1, 1)), Chunk("IHDR", Header(9_000, 9_000)), pixels, end), "imageBroken"),
            ("PNG of an impossible depth", PngOf(Chunk("IHDR", Header(1, 1, depth: 7)), pixels, end), "imageBroken"),
            ("PNG of an impossible colour", PngOf(Chunk("IHDR", Header(1, 1, colour: 5)), pixels, end), "imageBroken"),
            ("PNG with a chunk of no name", PngOf(Chunk("IHDR", Header(1, 1)), Chunk("\u0001\u0002<>", []), pixels, end), "imageBroken"),
            ("PNG with a chunk longer than the file", PngOf(Chunk("IHDR", Header(1, 1)), pixels.With(0, 0x7f, 0xff), end), "imageBroken"),
            ("PNG with a page in its end", PngOf(Chunk("IHDR", Header(1, 1)), pixels, Chunk("IEND", Html)), "imageBroken"),
            ("PNG of 40,000 by 40,000", PngOf(Chunk("IHDR", Header(40_000, 40_000)), pixels, end), "imageTooManyPixels"),
            ("JPEG of nothing but its ends", [0xff, 0xd8, 0xff, 0xd9], "imageBroken"),
            ("JPEG with a page as its comment and no picture", [0xff, 0xd8, 0xff, 0xfe, 0, 40, .. Html, 0xff, 0xd9], "imageBroken"),
            ("JPEG of no width", Jpeg.With(JpegFrame + 7, 0, 0), "imageBroken"),
            ("JPEG whose frame is longer than it says", Jpeg.With(JpegFrame + 3, 12), "imageBroken"),
            ("JPEG of 65,535 by 65,535", Jpeg.With(JpegFrame + 5, 0xff, 0xff, 0xff, 0xff), "imageTooManyPixels"),
            ("GIF of no width", Gif.With(6, 0, 0), "imageBroken"),
            ("GIF whose frame is larger than its screen", Gif.With(Gif.Length - 10, 9, 9), "imageBroken"),
            ("GIF without a frame", [.. Gif[..19], 0x3b], "imageBroken"),
            ("GIF of 65,535 by 65,535", Gif.With(6, 0xff, 0xff, 0xff, 0xff), "imageTooManyPixels"),
            ("WebP that says it is longer", Webp.With(4, 0xff), "imageBroken"),
            ("WebP that says it is shorter", Webp.With(4, 0x10), "imageBroken"),
            ("WebP of an unknown version", Webp.With(24, 0xf0), "imageBroken"),
            ("WebP without its signature", Webp.With(20, 0x30), "imageBroken"),
            ("WebP of 16,384 by 16,384", Webp.With(21, 0xff, 0xff, 0xff, 0x1f), "imageTooManyPixels"),
            ("lossy WebP without its start code", LossyWebp.With(23, 0), "imageBroken"),
            ("extended WebP without a picture", Riff([.. "VP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), "imageBroken"),
            ("extended WebP of another size than its picture", Riff([.. "VP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 9, 0, 0, .. Webp[12..]]), "imageBroken"),
        ];
    }

    // Where the start of frame stands: marker, length, precision, height, width.
    private static int JpegFrame => Jpeg.AsSpan().IndexOf<byte>([0xff, 0xc9]);

    private static byte[] Riff(byte[] chunks) => [.. "RIFF"u8, (byte)(chunks.Length + 4), 0, 0, 0, .. "WEBP"u8, .. chunks];

    private static byte[] Zip()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            zip.CreateEntry("a.html").Open().Dispose();
        return file.ToArray();
    }
}
