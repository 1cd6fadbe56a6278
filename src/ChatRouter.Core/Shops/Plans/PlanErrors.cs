namespace ChatRouter.Core.Shops.Plans;

/// <summary>Why a plan cannot be saved, by field.</summary>
public sealed class PlanErrors
{
    // Who sends more mistakes than these gets no longer answer for it.
    private const int Most = 100;

    private readonly SortedDictionary<string, string[]> _byPath = new(StringComparer.Ordinal);

    public bool IsEmpty => _byPath.Count == 0;

    /// <summary>What is wrong, by JSON pointer into the plan; each of <see cref="PlanFault"/>.</summary>
    public IReadOnlyDictionary<string, string[]> ByPath => _byPath;

    internal void Add(string path, string fault)
    {
        if (_byPath.TryGetValue(path, out var faults))
            _byPath[path] = [.. faults, fault];
        else if (_byPath.Count < Most)
            _byPath.Add(path, [fault]);
    }

    internal void Check(bool fits, string path, string fault)
    {
        if (!fits)
            Add(path, fault);
    }
}
