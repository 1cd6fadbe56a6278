namespace ChatRouter.Core;

/// <summary>One after the other for each key, on this node.</summary>
/// <remarks>Keys share a fixed number of turns, so whoever makes keys up makes no turns.</remarks>
public sealed class Turns<TKey> where TKey : notnull
{
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Waits for the key's turn, which lasts until what is returned is disposed of.</summary>
    public async Task<IDisposable> TakeAsync(TKey key, CancellationToken cancellationToken)
    {
        var turn = _turns[(uint)key.GetHashCode() % _turns.Length];
        await turn.WaitAsync(cancellationToken);
        return new Taken(turn);
    }

    private sealed class Taken(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
