namespace ChatRouter.Storage;

/// <summary>Keeps what was used lately: at least <paramref name="size"/> ÷ 2 entries, at most <paramref name="size"/>.</summary>
/// <remarks>Two generations: when the young one is full it becomes the old one, and the old one is dropped. For one thread at a time.</remarks>
internal sealed class RecentCache<TKey, TValue>(int size) where TKey : notnull where TValue : class
{
    private Dictionary<TKey, TValue> _young = [];
    private Dictionary<TKey, TValue> _old = [];

    public TValue? Find(TKey key)
    {
        if (_young.TryGetValue(key, out var value))
            return value;
        if (_old.TryGetValue(key, out value))
            Set(key, value);
        return value;
    }

    public void Set(TKey key, TValue value)
    {
        if (_young.Count >= Math.Max(1, size / 2) && !_young.ContainsKey(key))
            (_young, _old) = ([], _young);
        _young[key] = value;
    }

    public void Remove(TKey key)
    {
        _young.Remove(key);
        _old.Remove(key);
    }

    public void Clear()
    {
        _young.Clear();
        _old.Clear();
    }
}
