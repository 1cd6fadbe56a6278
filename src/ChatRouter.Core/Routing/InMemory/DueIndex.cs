namespace ChatRouter.Core.Routing.InMemory;

/// <summary>When each shop is due next. A shop's entry may be earlier than its next timer, never later.</summary>
internal sealed class DueIndex
{
    private readonly Lock _gate = new();
    private readonly SortedSet<(long Due, string Shop, ShopState State)> _entries =
        new(Comparer<(long Due, string Shop, ShopState State)>.Create(Compare));

    /// <summary>Called with the shop's gate held. A later time is not told: that keeps most steps away from this lock.</summary>
    public void Note(ShopState shop)
    {
        var due = shop.HasEffects ? shop.Now : shop.Deadlines.NextDue;
        if (due < shop.IndexedDue)
            Move(shop, due);
    }

    /// <summary>Called with the shop's gate held: the shop's time exactly, also a later one.</summary>
    public void Correct(ShopState shop)
    {
        var due = shop.HasEffects ? shop.Now : shop.Deadlines.NextDue;
        if (due != shop.IndexedDue)
            Move(shop, due);
    }

    /// <summary>The shops that may have something due, by time and id.</summary>
    public List<ShopState> DueUpTo(long at)
    {
        lock (_gate)
        {
            var due = new List<ShopState>();
            foreach (var entry in _entries)
            {
                if (entry.Due > at)
                    break;
                due.Add(entry.State);
            }

            return due;
        }
    }

    /// <summary>The shop with the earliest entry; none when nothing is timed.</summary>
    public (ShopState Shop, long Due)? First()
    {
        lock (_gate)
            return _entries.Count == 0 ? null : (_entries.Min.State, _entries.Min.Due);
    }

    private static int Compare((long Due, string Shop, ShopState State) a, (long Due, string Shop, ShopState State) b) =>
        a.Due != b.Due ? a.Due.CompareTo(b.Due) : string.CompareOrdinal(a.Shop, b.Shop);

    private void Move(ShopState shop, long due)
    {
        lock (_gate)
        {
            if (shop.IndexedDue != Timed.Never)
                _entries.Remove((shop.IndexedDue, shop.Id.Value, shop));
            if (due != Timed.Never)
                _entries.Add((due, shop.Id.Value, shop));
        }

        shop.IndexedDue = due;
    }
}
