using ChatRouter.Core.Shops;

namespace ChatRouter.Server.Auth;

/// <summary>One after the other for each name: what is read of it, decided and counted is not overtaken by another attempt on this node.</summary>
/// <remarks>Names share a fixed number of turns, for anybody can make names up.</remarks>
internal sealed class NameTurns
{
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Waits for the name's turn, which lasts until what is returned is disposed of.</summary>
    public async Task<IDisposable> TakeAsync(ShopId shop, string name, CancellationToken cancellationToken)
    {
        var turn = _turns[(uint)HashCode.Combine(shop, Account.KeyOf(name)) % _turns.Length];
        await turn.WaitAsync(cancellationToken);
        return new Taken(turn);
    }

    private sealed class Taken(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
