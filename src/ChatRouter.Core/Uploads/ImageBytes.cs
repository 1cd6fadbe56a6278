using System.Buffers.Binary;

namespace ChatRouter.Core.Uploads;

/// <summary>A file's bytes in order, through a small buffer. Past the end everything is zero and <see cref="RanOut"/> says so.</summary>
internal sealed class ImageBytes(Stream file)
{
    private readonly byte[] _buffer = new byte[32 * 1024];
    private int _at;
    private int _filled;

    /// <summary>More was asked for than the file has: it is truncated.</summary>
    public bool RanOut { get; private set; }

    public bool AtEnd => !Fill();

    public byte Next()
    {
        if (Fill())
            return _buffer[_at++];
        RanOut = true;
        return 0;
    }

    /// <summary>The next bytes, taken.</summary>
    public ReadOnlySpan<byte> Next(Span<byte> into)
    {
        for (var i = 0; i < into.Length; i++)
            into[i] = Next();
        return into;
    }

    public void Skip(long count)
    {
        for (var left = count; left > 0 && !RanOut;)
        {
            if (!Fill())
            {
                RanOut = true;
                return;
            }

            var step = (int)Math.Min(left, _filled - _at);
            _at += step;
            left -= step;
        }
    }

    public ushort BigEndian16() => BinaryPrimitives.ReadUInt16BigEndian(Next(stackalloc byte[2]));

    public uint BigEndian32() => BinaryPrimitives.ReadUInt32BigEndian(Next(stackalloc byte[4]));

    public ushort LittleEndian16() => BinaryPrimitives.ReadUInt16LittleEndian(Next(stackalloc byte[2]));

    public int LittleEndian24() => Next() | (Next() << 8) | (Next() << 16);

    public uint LittleEndian32() => BinaryPrimitives.ReadUInt32LittleEndian(Next(stackalloc byte[4]));

    /// <summary>Whether the next bytes, taken, are these.</summary>
    public bool Takes(ReadOnlySpan<byte> expected) => Next(stackalloc byte[expected.Length]).SequenceEqual(expected);

    private bool Fill()
    {
        if (_at < _filled)
            return true;
        _at = 0;
        _filled = file.Read(_buffer);
        return _filled > 0;
    }
}
