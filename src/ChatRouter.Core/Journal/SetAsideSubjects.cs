using System.Collections.Concurrent;

namespace ChatRouter.Core.Journal;

/// <summary>Conversations on which one write after the other failed: they are refused for a while, so that they cost the others nothing.</summary>
internal sealed class SetAsideSubjects(int failuresBeforeAside, TimeSpan aside, TimeProvider clock)
{
    private readonly ConcurrentDictionary<JournalSubject, Failures> _failures = new();

    public bool Contains(JournalSubject subject) =>
        !_failures.IsEmpty
        && _failures.TryGetValue(subject, out var failures)
        && failures.InARow >= failuresBeforeAside
        && clock.GetElapsedTime(failures.LastAt) < aside;

    /// <summary>True when the subject is set aside from now on.</summary>
    public bool CountFailure(JournalSubject subject)
    {
        if (_failures.Count > 1000)
            Forget();
        var now = clock.GetTimestamp();
        var failures = _failures.AddOrUpdate(subject, _ => new Failures(1, now), (_, old) => new Failures(old.InARow + 1, now));
        return failures.InARow >= failuresBeforeAside;
    }

    public void Succeeded(JournalSubject subject)
    {
        if (!_failures.IsEmpty)
            _failures.TryRemove(subject, out _);
    }

    private void Forget()
    {
        foreach (var (subject, failures) in _failures)
            if (clock.GetElapsedTime(failures.LastAt) >= aside)
                _failures.TryRemove(subject, out _);
    }

    private readonly record struct Failures(int InARow, long LastAt);
}
