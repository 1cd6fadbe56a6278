namespace ChatRouter.Core.Supervision.Figures;

/// <summary>All turns, and at the end the one that has not ended.</summary>
internal sealed class TurnList : ITurns
{
    private readonly List<Turn> _turns = [];
    private bool _hasLast;

    public void Add(Turn ended)
    {
        TakeLast();
        _turns.Add(ended);
    }

    /// <summary>Those that ended, and this one; the list is the same until something is added here.</summary>
    public IReadOnlyList<Turn> With(Turn? last)
    {
        TakeLast();
        if (last is { } open)
            _turns.Add(open);
        _hasLast = last is not null;
        return _turns;
    }

    private void TakeLast()
    {
        if (_hasLast)
            _turns.RemoveAt(_turns.Count - 1);
        _hasLast = false;
    }
}
