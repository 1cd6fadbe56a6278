namespace ChatRouter.Core.Routing.InMemory;

/// <summary>A shop's timers in firing order: by time, kind and id.</summary>
internal sealed class Deadlines
{
    private Timed[] _heap = [];
    private int _count;

    public Timed? First => _count == 0 ? null : _heap[0];

    public long NextDue => _count == 0 ? Timed.Never : _heap[0].Due;

    /// <summary>Sets or moves the moment; <see cref="Timed.Never"/> takes it out.</summary>
    public void Set(Timed timed, long due, DeadlineKind kind)
    {
        if (due == Timed.Never)
        {
            Remove(timed);
            return;
        }

        if (timed.HeapIndex >= 0 && timed.Due == due && timed.DeadlineKind == kind)
            return;

        timed.Due = due;
        timed.DeadlineKind = kind;
        if (timed.HeapIndex < 0)
        {
            if (_count == _heap.Length)
                Array.Resize(ref _heap, Math.Max(4, _count * 2));
            Put(timed, _count++);
        }

        Settle(timed);
    }

    public void Remove(Timed timed)
    {
        var hole = timed.HeapIndex;
        if (hole < 0)
            return;

        timed.HeapIndex = -1;
        var last = _heap[--_count];
        _heap[_count] = null!;
        if (last == timed)
            return;

        Put(last, hole);
        Settle(last);
    }

    private static bool Before(Timed a, Timed b)
    {
        if (a.Due != b.Due)
            return a.Due < b.Due;
        if (a.DeadlineKind != b.DeadlineKind)
            return a.DeadlineKind < b.DeadlineKind;
        return string.CompareOrdinal(a.Key, b.Key) < 0;
    }

    private void Settle(Timed timed)
    {
        var start = timed.HeapIndex;
        Rise(timed);
        if (timed.HeapIndex == start)
            Sink(timed);
    }

    private void Rise(Timed timed)
    {
        var at = timed.HeapIndex;
        while (at > 0 && Before(timed, _heap[(at - 1) / 2]))
        {
            Put(_heap[(at - 1) / 2], at);
            at = (at - 1) / 2;
        }

        Put(timed, at);
    }

    private void Sink(Timed timed)
    {
        var at = timed.HeapIndex;
        while (true)
        {
            var child = (2 * at) + 1;
            if (child >= _count)
                break;
            if (child + 1 < _count && Before(_heap[child + 1], _heap[child]))
                child++;
            if (!Before(_heap[child], timed))
                break;

            Put(_heap[child], at);
            at = child;
        }

        Put(timed, at);
    }

    private void Put(Timed timed, int at)
    {
        _heap[at] = timed;
        timed.HeapIndex = at;
    }
}
