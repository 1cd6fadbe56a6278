using System.Buffers.Binary;

namespace ChatRouter.TestKit.Uploads;

/// <summary>Writes black and white GIFs of several frames, uncompressed.</summary>
public static class AnimatedGif
{
    /// <summary>Each frame covers the whole screen; true: black.</summary>
    /// <param name="disposal">What a player does after each frame: 1 keeps it, 3 takes it away.</param>
    public static byte[] Of(int size, int disposal, params Func<int, int, bool>[] frames)
    {
        var file = new List<byte>([.. "GIF89a"u8, .. Number(size), .. Number(size), 0x80, 0, 0, 0xff, 0xff, 0xff, 0, 0, 0]);
        foreach (var black in frames)
        {
            file.AddRange([0x21, 0xf9, 4, (byte)(disposal << 2), 10, 0, 0, 0]);
            file.AddRange([0x2c, 0, 0, 0, 0, .. Number(size), .. Number(size), 0, 7]);
            for (var at = 0; at < size * size;)
            {
                // Eight bits a code; cleared before the codes grow to nine.
                var length = Math.Min(100, (size * size) - at);
                file.Add((byte)(length + 1));
                file.Add(0x80);
                for (var i = 0; i < length; i++, at++)
                    file.Add(black(at % size, at / size) ? (byte)1 : (byte)0);
            }

            file.AddRange([1, 0x81, 0]);
        }

        return [.. file, 0x3b];
    }

    private static byte[] Number(int value)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)value);
        return bytes;
    }
}
