using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using ChatRouter.Core.Nodes;

namespace ChatRouter.Server.Auth;

/// <summary>One-use tickets that open a socket at whichever node, so that no lasting token stands in an address.</summary>
/// <remarks>The store gets the ticket's hash only: who reads it cannot open a socket.</remarks>
public sealed class HubTickets(IOneTimeStore store)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    private const int MaxLength = 128;

    /// <summary>A ticket for one socket within <see cref="Lifetime"/>.</summary>
    public async Task<string> IssueAsync(ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        var ticket = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await store.PutAsync(KeyOf(ticket), Written(principal), Lifetime, cancellationToken);
        return ticket;
    }

    /// <summary>Whose ticket it is, without using it up; none when it is false, used or expired.</summary>
    public async Task<ClaimsPrincipal?> PeekAsync(string ticket, CancellationToken cancellationToken) =>
        ticket.Length > MaxLength ? null : Read(await store.PeekAsync(KeyOf(ticket), cancellationToken));

    /// <summary>Whose ticket it was; none when it is false, used or expired. Of two callers at once one gets it.</summary>
    public async Task<ClaimsPrincipal?> RedeemAsync(string ticket, CancellationToken cancellationToken) =>
        ticket.Length > MaxLength ? null : Read(await store.TakeAsync(KeyOf(ticket), cancellationToken));

    private static string KeyOf(string ticket) => "ticket:" + Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(ticket)));

    private static byte[] Written(ClaimsPrincipal principal)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream))
            principal.WriteTo(writer);
        return stream.ToArray();
    }

    private static ClaimsPrincipal? Read(byte[]? written)
    {
        if (written is null)
            return null;
        using var reader = new BinaryReader(new MemoryStream(written));
        return new ClaimsPrincipal(reader);
    }
}
