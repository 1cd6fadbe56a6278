using System.Numerics;

namespace ChatRouter.Benchmarks.Load.Measure;

/// <summary>Counts durations in microseconds with a precision of 1.6 %; safe for many writers.</summary>
internal sealed class Histogram
{
    private const int SubBits = 6;
    private const int SubBuckets = 1 << SubBits;

    private readonly long[] _counts = new long[(64 - SubBits) * SubBuckets];

    public long Count => _counts.Sum();

    public void Add(TimeSpan duration) =>
        Interlocked.Increment(ref _counts[IndexOf(Math.Max(0, (long)duration.TotalMicroseconds))]);

    /// <summary>The smallest duration in milliseconds that the given share of all stays within.</summary>
    public double Percentile(double share)
    {
        var wanted = (long)Math.Ceiling(Count * share);
        var seen = 0L;
        for (var i = 0; i < _counts.Length; i++)
        {
            seen += _counts[i];
            if (seen >= wanted && seen > 0) return UpperBound(i) / 1000.0;
        }

        return double.NaN;
    }

    private static int IndexOf(long value)
    {
        if (value < SubBuckets) return (int)value;

        var shift = BitOperations.Log2((ulong)value) - SubBits + 1;
        return (shift * SubBuckets / 2) + (int)(value >> shift);
    }

    private static long UpperBound(int index)
    {
        if (index < SubBuckets) return index;

        var shift = (index / (SubBuckets / 2)) - 1;
        return ((long)(index - (shift * SubBuckets / 2)) + 1 << shift) - 1;
    }
}
