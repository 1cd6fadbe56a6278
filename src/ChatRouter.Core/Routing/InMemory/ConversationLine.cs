namespace ChatRouter.Core.Routing.InMemory;

/// <summary>Waiting conversations in the order in which they are taken.</summary>
/// <remarks>One sorted array: a rank is a binary search, and moving even ten thousand references is a matter of microseconds.</remarks>
internal sealed class ConversationLine(Comparison<Conversation> order)
{
    private readonly List<Conversation> _line = [];

    public int Count => _line.Count;

    public Conversation this[int index] => _line[index];

    /// <summary>The queue's order: class, then waiting time, then id.</summary>
    public static int ByClass(Conversation a, Conversation b) =>
        a.Class != b.Class ? b.Class.CompareTo(a.Class) : ByAge(a, b);

    /// <summary>Oldest first, ties by id.</summary>
    public static int ByAge(Conversation a, Conversation b) =>
        a.WaitingSince != b.WaitingSince ? a.WaitingSince.CompareTo(b.WaitingSince) : string.CompareOrdinal(a.Id.Value, b.Id.Value);

    public void Add(Conversation conversation) => _line.Insert(~Search(conversation), conversation);

    public void Remove(Conversation conversation) => _line.RemoveAt(Search(conversation));

    /// <summary>From 1.</summary>
    public int PositionOf(Conversation conversation) => Search(conversation) + 1;

    public Conversation[] ToArray() => [.. _line];

    private int Search(Conversation conversation)
    {
        // Most are added at the end.
        if (_line.Count == 0 || order(_line[^1], conversation) < 0)
            return ~_line.Count;

        int low = 0, high = _line.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var sign = order(_line[middle], conversation);
            if (sign == 0)
                return middle;
            if (sign < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return ~low;
    }
}
