using System.Numerics;

namespace ChatRouter.Core.Routing.InMemory;

/// <summary>A row of values that finds its smallest, and the leftmost below a limit, in O(log n) and without allocating.</summary>
internal sealed class MinTree<T> where T : struct, INumber<T>, IMinMaxValue<T>
{
    private readonly T[] _nodes;
    private readonly int _leaves;

    public MinTree(int length)
    {
        _leaves = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(length, 1));
        _nodes = new T[2 * _leaves];
        Array.Fill(_nodes, Absent);
    }

    /// <summary>The value of a slot that does not compete.</summary>
    public static T Absent => T.MaxValue;

    public T Min => _nodes[1];

    public bool IsEmpty => _nodes[1] == Absent;

    public void Set(int slot, T value)
    {
        var node = slot + _leaves;
        if (_nodes[node] == value)
            return;

        _nodes[node] = value;
        while (node > 1)
        {
            node >>= 1;
            var least = T.Min(_nodes[2 * node], _nodes[(2 * node) + 1]);
            if (_nodes[node] == least)
                return;

            _nodes[node] = least;
        }
    }

    /// <summary>The leftmost slot whose value is not above the limit; -1 when there is none.</summary>
    public int FirstAtMost(T limit)
    {
        if (IsEmpty || _nodes[1] > limit)
            return -1;

        var node = 1;
        while (node < _leaves)
            node = _nodes[2 * node] <= limit ? 2 * node : (2 * node) + 1;
        return node - _leaves;
    }
}
