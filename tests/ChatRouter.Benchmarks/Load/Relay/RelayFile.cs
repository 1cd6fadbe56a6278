using System.Diagnostics.CodeAnalysis;
using Microsoft.Win32.SafeHandles;

namespace ChatRouter.Benchmarks.Load.Relay;

/// <summary>A file that each group is written into and that is synced then.</summary>
/// <remarks>It has its full length from the start and is written over, so that a sync has nothing to store but what was written.</remarks>
[SuppressMessage("Reliability", "CA1001", Justification = "Lives as long as its process.")]
internal sealed class RelayFile : IRelayStore
{
    private const int Length = 64 << 20;

    // Of a group, by far.
    private const int Longest = 4 << 20;

    private readonly SafeFileHandle _file;
    private readonly MemoryStream _group = new(Longest);
    private long _end;

    public RelayFile(string path)
    {
        _file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
        for (var at = 0; at < Length; at += Longest)
            RandomAccess.Write(_file, new byte[Longest], at);
        RandomAccess.FlushToDisk(_file);
    }

    public void Commit(IReadOnlyList<byte[]> messages)
    {
        _group.SetLength(0);
        foreach (var message in messages)
            _group.Write(message);
        RandomAccess.Write(_file, _group.GetBuffer().AsSpan(0, (int)_group.Length), _end);
        RandomAccess.FlushToDisk(_file);
        _end = _end + _group.Length > Length - Longest ? 0 : _end + _group.Length;
    }
}
