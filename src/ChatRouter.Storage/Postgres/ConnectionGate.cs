using System.Net.Sockets;
using ChatRouter.Core.Journal;
using Npgsql;

namespace ChatRouter.Storage.Postgres;

/// <summary>What every connection is taken through, so that a crowd's return does not keep the server from its own: few are opened at once, and a server that is out of reach is tried rarely.</summary>
/// <remarks>
/// A new connection is a process for the server, and a busy moment for it until that has read its catalogs. Whoever waits for his turn mostly gets a connection that another one has given
/// back by then. And once the server could not be reached, this is a circuit breaker: one attempt in each <see cref="Interval"/> goes to it, everybody else fails at once.
/// </remarks>
internal sealed class ConnectionGate(TimeProvider clock, TimeSpan patience) : IDisposable
{
    /// <summary>How long nobody tries after an attempt that failed; for so long may a server's return go unnoticed.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private const int Turns = 4;

    private readonly SemaphoreSlim _turns = new(Turns, Turns);
    private readonly Lock _gate = new();
    private volatile Exception? _failure;
    private long _triedAt;
    private long _reachedAt;

    /// <summary>Opens a connection in turn.</summary>
    /// <exception cref="JournalUnavailableException">The server could not be reached a moment ago, or no turn came within the patience.</exception>
    public T Open<T>(Func<T> open)
    {
        ThrowIfOutOfReach();
        if (!_turns.Wait(patience))
            throw Crowded();
        var began = clock.GetTimestamp();
        try
        {
            Begin(began);
            return Succeeded(open());
        }
        catch (Exception exception)
        {
            Failed(exception, began);
            throw;
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <inheritdoc cref="Open"/>
    public ValueTask<T> OpenAsync<T>(Func<CancellationToken, ValueTask<T>> open, CancellationToken cancellationToken)
    {
        ThrowIfOutOfReach();
        return _turns.Wait(0, cancellationToken) ? OpenInTurnAsync(open, cancellationToken) : WaitAndOpenAsync(open, cancellationToken);
    }

    public void Dispose() => _turns.Dispose();

    // The wait and the attempt share one patience: nobody hangs twice.
    private async ValueTask<T> WaitAndOpenAsync<T>(Func<CancellationToken, ValueTask<T>> open, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await _turns.WaitAsync(either.Token);
            return await OpenInTurnAsync(open, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Crowded();
        }
    }

    private async ValueTask<T> OpenInTurnAsync<T>(Func<CancellationToken, ValueTask<T>> open, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        try
        {
            Begin(began);
            return Succeeded(await open(cancellationToken));
        }
        catch (Exception exception)
        {
            Failed(exception, began);
            throw;
        }
        finally
        {
            _turns.Release();
        }
    }

    private static JournalUnavailableException Crowded() => new("The database opens connections too slowly.");

    private void ThrowIfOutOfReach()
    {
        if (_failure is { } failure && clock.GetElapsedTime(Volatile.Read(ref _triedAt)) < Interval)
            throw new JournalUnavailableException("The database could not be reached a moment ago.", failure);
    }

    // Again when the turn has come: meanwhile another one may have tried in vain.
    private void Begin(long now)
    {
        if (_failure is null)
            return;
        lock (_gate)
        {
            ThrowIfOutOfReach();
            _triedAt = now;
        }
    }

    private T Succeeded<T>(T connection)
    {
        if (_failure is null)
            return connection;
        lock (_gate)
            (_failure, _reachedAt) = (null, clock.GetTimestamp());
        return connection;
    }

    // Counts when the server itself was out of reach, and nobody has reached it since the attempt began.
    private void Failed(Exception exception, long began)
    {
        if (!IsOutOfReach(exception))
            return;
        lock (_gate)
            if (began >= _reachedAt)
                (_failure, _triedAt) = (exception, clock.GetTimestamp());
    }

    // A pool that is used up looks like a server that is silent (both time out), and connections that are held still work then: neither counts.
    private static bool IsOutOfReach(Exception exception) => exception switch
    {
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown,
        NpgsqlException { InnerException: SocketException or IOException } => true,
        _ => false,
    };
}
