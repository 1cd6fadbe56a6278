using System.Numerics;

namespace ChatRouter.Core.Routing.InMemory;

/// <summary>A row of values that finds its smallest, and the leftmost below a limit, in O(log n) and without allocating.</summary>
internal sealed class MinTree<T> where T : struct, INumber<T>, IMinMaxValue<T>
{
    private readonly T[] nodes;
    private readonly int leaves;

    public MinTree(int length)
    {
        leaves = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(length, 1));
        nodes = new T[2 * leaves];
        Array.Fill(nodes, Absent);
    }

    /// <summary>The value of a slot that does not compete.</summary>
    public static T Absent => T.MaxValue;

    public T Min => nodes[1];

    public bool IsEmpty => nodes[1] == Absent;

    public void Set(int slot, T value)
    {
        var node = slot + leaves;
        if (nodes[node] == value)
            return;

        nodes[node] = value;
        while (node > 1)
        {
            node >>= 1;
            var least = T.Min(nodes[2 * node], nodes[(2 * node) + 1]);
            if (nodes[node] == least)
                return;

            nodes[node] = least;
        }
    }

    /// <summary>The leftmost slot whose value is not above the limit; -1 when there is none.</summary>
    public int FirstAtMost(T limit)
    {
        if (IsEmpty || nodes[1] > limit)
            return -1;

        var node = 1;
        while (node < leaves)
            node = nodes[2 * node] <= limit ? 2 * node : (2 * node) + 1;
        return node - leaves;
    }
}
