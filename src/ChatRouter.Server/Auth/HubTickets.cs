using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;

namespace ChatRouter.Server.Auth;

/// <summary>One-use tickets that open a socket, so that no lasting token stands in an address.</summary>
public sealed class HubTickets(TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    private const int PurgeEvery = 256;

    private readonly ConcurrentDictionary<string, (ClaimsPrincipal Principal, DateTimeOffset Expires)> _tickets = new(StringComparer.Ordinal);
    private int _issued;

    /// <summary>A ticket for one socket within <see cref="Lifetime"/>.</summary>
    public string Issue(ClaimsPrincipal principal)
    {
        if (Interlocked.Increment(ref _issued) % PurgeEvery == 0)
            Purge();
        var ticket = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        _tickets[ticket] = (principal, clock.GetUtcNow() + Lifetime);
        return ticket;
    }

    /// <summary>Whose ticket it is, without using it up; none when it is false, used or expired.</summary>
    public ClaimsPrincipal? Peek(string ticket) =>
        _tickets.TryGetValue(ticket, out var found) && found.Expires > clock.GetUtcNow() ? found.Principal : null;

    /// <summary>Whose ticket it was; none when it is false, used or expired. Of two callers at once one gets it.</summary>
    public ClaimsPrincipal? Redeem(string ticket) =>
        _tickets.TryRemove(ticket, out var found) && found.Expires > clock.GetUtcNow() ? found.Principal : null;

    private void Purge()
    {
        var now = clock.GetUtcNow();
        foreach (var (ticket, entry) in _tickets)
        {
            if (entry.Expires <= now)
                _tickets.TryRemove(ticket, out _);
        }
    }
}
