using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace ChatRouter.Server.Outgoing;

/// <summary>Opens connections to public addresses alone, so that a shop's address cannot make this server ask its own network.</summary>
/// <remarks>Judged by the address that is connected to, after the name was resolved: a name that changes its mind gains nothing.</remarks>
/// <param name="privateNetworks">Networks (CIDR) that are allowed although they are not public.</param>
public sealed class PublicAddresses(IEnumerable<string> privateNetworks)
{
    private static readonly IPNetwork[] NotPublic = [.. new[]
    {
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
        "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
    }.Select(network => IPNetwork.Parse(network))];

    // Of IPv6 only global unicast is public; in it, prefixes that carry an IPv4 address or lead nowhere are not.
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork[] NotPublicV6 = [IPNetwork.Parse("2001::/23"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("2002::/16")];

    private readonly IPNetwork[] _allowed = [.. privateNetworks.Select(network => IPNetwork.Parse(network))];

    /// <summary>Whether the setting of that name lists networks, and nothing else.</summary>
    public static ValidateOptionsResult Check(string setting, IEnumerable<string> privateNetworks) =>
        privateNetworks.FirstOrDefault(network => !IPNetwork.TryParse(network, out _)) is { } bad
            ? ValidateOptionsResult.Fail($"{setting}: '{bad}' is no network. Write it as 10.1.0.0/16.")
            : ValidateOptionsResult.Success;

    /// <summary>Whether a shop's service may be there.</summary>
    public bool Allows(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (_allowed.Any(network => network.Contains(plain)))
            return true;
        return plain.AddressFamily == AddressFamily.InterNetwork
            ? !NotPublic.Any(network => network.Contains(plain))
            : GlobalUnicast.Contains(plain) && !NotPublicV6.Any(network => network.Contains(plain));
    }

    /// <summary>Connects to the first allowed address of the name that answers.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        // The name service does not take every address for one.
        var addresses = (IPAddress.TryParse(host, out var address) ? [address] : await Dns.GetHostAddressesAsync(host, cancellationToken)).Where(Allows).ToArray();
        if (addresses.Length == 0)
            throw new NotPublicException(host);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
