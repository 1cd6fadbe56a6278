using System.Threading.Channels;
using ChatRouter.Core.Accounts;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Journal;
using ChatRouter.Core.Shops;

namespace ChatRouter.Server.Accounts;

/// <summary>Writes down who signed in or tried to, apart from the way of his answer.</summary>
/// <remarks>
/// Nobody waits for it, so that it does not tell by the time of an answer which names exist. What the database cannot take just now is kept and written later,
/// the latest <see cref="MostWaiting"/> attempts; a process that dies takes with it what waits.
/// </remarks>
public sealed class SignInLog(ISignInStore store, IShopStore shops, TimeProvider clock, ILogger<SignInLog> logger) : BackgroundService
{
    /// <summary>How long an attempt can be looked at.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);

    /// <summary>Of an account: that many which succeeded and that many which did not.</summary>
    public const int MostKept = 100;

    private const int MostWaiting = 10_000;
    private const int AtOnce = 500;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ForgetEvery = TimeSpan.FromHours(1);

    private readonly Channel<SignInAttempt> _heard = Channel.CreateBounded<SignInAttempt>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
    private readonly List<SignInAttempt> _batch = [];
    private DateTimeOffset _forgotten;

    /// <summary>Somebody signed in to the account, or tried to.</summary>
    public void Hear(Account account, SignInResult result, HttpContext http)
    {
        var at = StoredTime.Of(clock.GetUtcNow());
        _heard.Writer.TryWrite(new(account.Shop, account.Id, NewId.At(at), result, Device.NameOf(http), Device.NetworkOf(http), at));
    }

    /// <summary>The member's last attempts, the latest first.</summary>
    public async Task<Result<IReadOnlyList<SignInAttempt>>> OfMemberAsync(ShopId shop, AgentId id, CancellationToken cancellationToken) =>
        await shops.FindAccountAsync(shop, id, cancellationToken) is null
            ? AccountChanges.NoMember
            : (await store.OfAccountAsync(shop, id, clock.GetUtcNow() - KeptFor, cancellationToken)).ToList();

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryWriteAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (_batch.Count > 0 || await _heard.Reader.WaitToReadAsync(stoppingToken))
            {
                if (!await TryWriteAsync(stoppingToken))
                    await Task.Delay(Pause, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private async Task<bool> TryWriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(cancellationToken);
            return true;
        }
        catch (JournalUnavailableException)
        {
            // Said elsewhere, once. What was heard is kept.
        }
#pragma warning disable CA1031 // The log goes on whatever one batch met.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            logger.SignInsNotWritten(exception);
        }

        return false;
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        while (_batch.Count < AtOnce && _heard.Reader.TryRead(out var attempt))
            _batch.Add(attempt);
        if (_batch.Count > 0)
            await store.AddAsync(_batch, MostKept, cancellationToken);
        _batch.Clear();
        if (clock.GetUtcNow() - _forgotten < ForgetEvery)
            return;
        // Some at a time: others write meanwhile.
        while (await store.ForgetAsync(clock.GetUtcNow() - KeptFor, AtOnce, cancellationToken) == AtOnce)
        {
        }

        _forgotten = clock.GetUtcNow();
    }
}
