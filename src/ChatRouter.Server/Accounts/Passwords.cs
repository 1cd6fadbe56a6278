using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using Microsoft.AspNetCore.Identity;

namespace ChatRouter.Server.Accounts;

/// <summary>Hashes passwords and compares them, in like time whether or not there is something to compare with.</summary>
/// <remarks>
/// That takes a core for a tenth of a second on purpose. Half of the cores at most do it at a time, on threads of their own, so that messages
/// go on while a whole shift signs in; whoever would have to wait too long for his turn is told to come again.
/// </remarks>
public sealed class Passwords(IPasswordHasher<Account> hasher, TimeProvider clock) : IDisposable
{
    /// <summary>How many are hashed at a time.</summary>
    public static readonly int AtOnce = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>How long a caller waits for his turn.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly Rejection Busy = new(ErrorCode.Unavailable, "Too many sign in at the same time. Try again in a moment.", TimeSpan.FromSeconds(2));

    private readonly SemaphoreSlim _places = new(AtOnce);

    // Hashed once; compared with what is typed for accounts that do not exist or have no password yet.
    private readonly Lazy<string> _decoy = new(() => hasher.HashPassword(null!, Guid.NewGuid().ToString()));

    /// <summary>What to keep of a new password.</summary>
    public Task<Result<string>> HashAsync(Account account, string password, CancellationToken cancellationToken) =>
        InTurnAsync(() => hasher.HashPassword(account, password), cancellationToken);

    /// <summary>Whether it is the account's password.</summary>
    public Task<Result<bool>> FitsAsync(Account? account, string password, CancellationToken cancellationToken) =>
        InTurnAsync(() => Fits(account, password), cancellationToken);

    public void Dispose() => _places.Dispose();

    private bool Fits(Account? account, string password)
    {
        var known = account is { IsInvited: false };
        return (hasher.VerifyHashedPassword(account!, known ? account!.PasswordHash : _decoy.Value, password) != PasswordVerificationResult.Failed) & known;
    }

    private async Task<Result<T>> InTurnAsync<T>(Func<T> hash, CancellationToken cancellationToken)
    {
        if (!await HasTurnAsync(cancellationToken))
            return Busy;
        try
        {
            return await Task.Factory.StartNew(hash, cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        finally
        {
            _places.Release();
        }
    }

    private async Task<bool> HasTurnAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await _places.WaitAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
