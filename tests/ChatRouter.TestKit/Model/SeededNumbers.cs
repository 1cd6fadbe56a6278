namespace ChatRouter.TestKit.Model;

/// <summary>SplitMix64: numbers that are the same on every machine and version for the same seed.</summary>
public sealed class SeededNumbers(int seed)
{
    private ulong _state = unchecked((ulong)seed * 0x9E3779B97F4A7C15UL);

    /// <summary>A number from 0 to below the limit.</summary>
    public int Below(int limit)
    {
        _state = unchecked(_state + 0x9E3779B97F4A7C15UL);
        var z = _state;
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EBUL);
        return (int)((z ^ (z >> 31)) % (ulong)limit);
    }
}
