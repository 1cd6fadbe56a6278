using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace ChatRouter.TestKit.Uploads;

/// <summary>Small whole images, and files that only look like some.</summary>
public static class SampleImages
{
    /// <summary>An image of one pixel in each format that is taken, by its media type.</summary>
    public static IReadOnlyDictionary<string, byte[]> Whole { get; } = new Dictionary<string, byte[]>
    {
        ["image/jpeg"] = Jpeg,
        ["image/png"] = Png(1, 1),
        ["image/webp"] = Webp,
        ["image/gif"] = Gif,
    };

    public static byte[] Jpeg => Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/yQALCAABAAEBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k=");

    public static byte[] Gif => Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    /// <summary>Lossless.</summary>
    public static byte[] Webp => Convert.FromBase64String("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

    public static byte[] LossyWebp => Convert.FromBase64String("UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAwA0JaQAA3AA/vuUAAA=");

    /// <summary>A grey PNG that every browser decodes.</summary>
    public static byte[] Png(int width, int height) => Png(width, height, row => row.Fill(0x90));

    /// <summary>A PNG that nothing makes much smaller.</summary>
    public static byte[] Noise(int width, int height)
    {
        var random = new Random(1);
        return Png(width, height, row => random.NextBytes(row));
    }

    private static byte[] Png(int width, int height, Action<Span<byte>> fill)
    {
        using var pixels = new MemoryStream();
        using (var compressed = new ZLibStream(pixels, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var row = new byte[width + 1];
            for (var y = 0; y < height; y++)
            {
                fill(row.AsSpan(1));
                compressed.Write(row);
            }
        }

        return PngOf(Chunk("IHDR", Header(width, height)), Chunk("IDAT", pixels.ToArray()), Chunk("IEND", []));
    }

    public static byte[] PngOf(params byte[][] chunks) => [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, .. chunks.SelectMany(chunk => chunk)];

    public static byte[] Header(int width, int height, byte depth = 8, byte colour = 0)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (depth, colour);
        return header;
    }

    public static byte[] Chunk(string type, byte[] data)
    {
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        data.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 8), Crc(chunk.AsSpan(4, data.Length + 4)));
        return chunk;
    }

    /// <summary>A copy with these bytes at that place.</summary>
    public static byte[] With(this byte[] file, int at, params byte[] bytes)
    {
        byte[] changed = [.. file];
        bytes.CopyTo(changed, at);
        return changed;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xedb88320;
        }

        return ~crc;
    }
}
