using System.Diagnostics.CodeAnalysis;

namespace ChatRouter.Core.Uploads;

/// <summary>Tells by its bytes whether a file is an image that is taken, and a whole one.</summary>
/// <remarks>
/// Nothing is decoded. A file must follow its format's structure from the first byte to the last:
/// one that ends early, goes on after its end, or contradicts itself about its size is none.
/// </remarks>
public static class ImageFile
{
    private const int MagicLength = 12;

    /// <summary>The format whose magic number the file begins with; none when it is no image that is taken.</summary>
    public static ImageFormat? FormatOf(Stream file)
    {
        file.Position = 0;
        Span<byte> magic = stackalloc byte[MagicLength];
        var length = file.ReadAtLeast(magic, MagicLength, throwOnEndOfStream: false);
        return FormatOf(magic[..length]);
    }

    /// <summary>Reads the whole structure; false when the file is broken.</summary>
    /// <param name="file">Can seek; read from its start.</param>
    /// <param name="format">What <see cref="FormatOf(Stream)"/> said.</param>
    /// <param name="facts">The image's, if it is whole.</param>
    public static bool TryRead(Stream file, ImageFormat format, [NotNullWhen(true)] out ImageFacts? facts)
    {
        file.Position = 0;
        var bytes = new ImageBytes(file);
        facts = format switch
        {
            ImageFormat.Jpeg => JpegFile.Read(bytes),
            ImageFormat.Png => PngFile.Read(bytes),
            ImageFormat.Webp => WebpFile.Read(bytes),
            _ => GifFile.Read(bytes),
        };
        if (bytes.RanOut || !bytes.AtEnd || facts is not { Width: > 0, Height: > 0 })
            facts = null;
        return facts is not null;
    }

    private static ImageFormat? FormatOf(ReadOnlySpan<byte> magic)
    {
        if (magic.StartsWith<byte>([0xff, 0xd8, 0xff]))
            return ImageFormat.Jpeg;
        if (magic.StartsWith(PngFile.Signature))
            return ImageFormat.Png;
        if (magic.StartsWith("GIF87a"u8) || magic.StartsWith("GIF89a"u8))
            return ImageFormat.Gif;
        return magic.StartsWith("RIFF"u8) && magic.Length == MagicLength && magic[8..].SequenceEqual("WEBP"u8) ? ImageFormat.Webp : null;
    }
}
