using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace ChatRouter.TestKit.Servers;

/// <summary>A network of their own for the processes of one test, in which packets can be dropped: <see cref="Prefix"/> runs a command in it.</summary>
/// <remarks>
/// What is said to <see cref="Address"/> from outside reaches the inside's loopback, as if it came from there. Needs root, iproute2 and nftables.
/// Little fits into its sockets' buffers, so that a reader who does not read is felt after some 30 KB and not after megabytes.
/// </remarks>
public sealed class NetworkNamespace : IAsyncDisposable
{
    private const string Needs = "This test cuts a network: it needs root and 'ip' and 'nft'. Install them: sudo apt-get install iproute2 nftables";
    private const int FirstGroup = 5_000;
    private const int MostNodes = 9;

    private readonly string _name = $"cr{Guid.NewGuid().ToString("n")[..8]}";
    private readonly string _subnet = string.Create(CultureInfo.InvariantCulture, $"10.{Random.Shared.Next(128, 255)}.{Random.Shared.Next(256)}");

    private NetworkNamespace()
    {
    }

    /// <summary>Where the inside is reached.</summary>
    public string Address => $"{_subnet}.2";

    /// <summary>An address outside that nobody uses who does not ask for it.</summary>
    public IPAddress Aside => IPAddress.Parse($"{_subnet}.3");

    /// <summary>What a command line begins with that is run inside.</summary>
    public IReadOnlyList<string> Prefix => ["ip", "netns", "exec", _name];

    /// <summary>The same for one node, whose connections are known by <see cref="MarkOf"/> from then on.</summary>
    public IReadOnlyList<string> PrefixOf(int node) => ["setpriv", $"--regid={MarkOf(node)}", "--clear-groups", .. Prefix];

    /// <summary>The mark (<c>ct mark</c>) of connections that the node opened.</summary>
    public static int MarkOf(int node) => FirstGroup + node;

    public static async Task<NetworkNamespace> CreateAsync()
    {
        var made = new NetworkNamespace();
        await RunAsync("", "ip", "netns", "add", made._name);
        try
        {
            await made.LayOutAsync();
            return made;
        }
        catch
        {
            await made.DisposeAsync();
            throw;
        }
    }

    /// <summary>Drops what that matches (in nft's words), whether it comes in, goes out or goes round inside.</summary>
    public async Task CutAsync(params IReadOnlyList<string> matches)
    {
        var rules = matches.SelectMany(match => new[] { $"add rule ip faults incoming {match} drop", $"add rule ip faults outgoing {match} drop" });
        await NftAsync(string.Join('\n', rules));
    }

    /// <summary>Everything passes again.</summary>
    public Task HealAsync() => NftAsync("flush chain ip faults incoming\nflush chain ip faults outgoing");

    public async ValueTask DisposeAsync() => await RunAsync("", "ip", "netns", "delete", _name);

    private async Task LayOutAsync()
    {
        await RunAsync("", "ip", "link", "add", _name, "type", "veth", "peer", "name", "outside", "netns", _name);
        foreach (var address in new[] { $"{_subnet}.1", $"{_subnet}.3" })
            await RunAsync("", "ip", "addr", "add", $"{address}/29", "dev", _name);
        await RunAsync("", "ip", "link", "set", _name, "up");
        foreach (var words in new[] { "ip link set lo up", $"ip addr add {Address}/29 dev outside", "ip link set outside up", "sysctl -qw net.ipv4.conf.outside.route_localnet=1" })
            await InsideAsync("", words.Split(' '));
        await InsideAsync("", "sysctl", "-qw", "net.ipv4.tcp_wmem=4096 16384 16384");
        await InsideAsync("", "sysctl", "-qw", "net.ipv4.tcp_rmem=4096 16384 16384");
        await NftAsync(
            $$"""
            table ip faults {
              chain arriving { type nat hook prerouting priority dstnat; iifname "outside" meta l4proto tcp dnat to 127.0.0.1; }
              chain arrived { type nat hook input priority 100; iifname "outside" snat to 127.0.0.1; }
              chain marking { type filter hook output priority mangle; {{Marking}} }
              chain incoming { type filter hook input priority filter; }
              chain outgoing { type filter hook output priority filter; }
            }
            """);
    }

    private static string Marking => string.Concat(Enumerable.Range(1, MostNodes).Select(MarkOf).Select(mark => $"ct state new meta skgid {mark} ct mark set {mark}; "));

    private Task NftAsync(string rules) => InsideAsync(rules, "nft", "-f", "-");

    private Task InsideAsync(string input, params string[] words) => RunAsync(input, [.. Prefix, .. words]);

    private static async Task RunAsync(string input, params string[] words)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(words[0], words[1..]) { RedirectStandardInput = true, RedirectStandardError = true })!;
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            var error = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0, $"{Needs}\n{string.Join(' ', words)}: {error}");
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException(Needs, exception);
        }
    }
}
