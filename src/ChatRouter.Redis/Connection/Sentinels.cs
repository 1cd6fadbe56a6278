using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Microsoft.Extensions.Logging;

namespace ChatRouter.Redis.Connection;

/// <summary>Asks Sentinels who is master, each time by a connection of its own: one that is kept is deaf for a while after a network was cut and is whole again.</summary>
internal sealed class Sentinels(IReadOnlyList<EndPoint> sentinels, RedisOptions options, ILogger logger)
{
    // What Redis says to whom it does not know, or does not allow the question.
    private static readonly string[] Refusals = ["-NOAUTH ", "-WRONGPASS ", "-NOPERM "];

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private readonly RedisAuthority? _authority = options.TlsAuthority is { } file ? new(file) : null;

    /// <summary>One or more did not let us ask, and since then none told a master. Logged when it begins.</summary>
    public bool Refuse { get; private set; }

    /// <summary>The master by the first Sentinel that knows one; none when no Sentinel does.</summary>
    public async Task<DnsEndPoint?> FindMasterAsync(CancellationToken cancellationToken)
    {
        (EndPoint Sentinel, string Words)? refused = null;
        foreach (var sentinel in sentinels)
        {
            try
            {
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                patience.CancelAfter(Patience);
                var (master, refusal) = await AskAsync(sentinel, patience.Token);
                if (master is not null)
                {
                    Refuse = false;
                    return master;
                }

                refused ??= refusal is null ? null : (sentinel, refusal);
            }
            catch (Exception exception) when (exception is SocketException or IOException or AuthenticationException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                // The next one may know.
            }
        }

        if (refused is (var who, var words) && !Refuse)
        {
            logger.SentinelsRefuse(RedisConnection.Describe(who), words);
            Refuse = true;
        }

        return null;
    }

    private async Task<(DnsEndPoint? Master, string? Refusal)> AskAsync(EndPoint sentinel, CancellationToken cancellationToken)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(sentinel, cancellationToken);
        await using var stream = await OpenAsync(socket, sentinel, cancellationToken);
        using var reader = new StreamReader(stream);
        string? refusal = null;
        if (options.SentinelPassword is { } password)
        {
            await stream.WriteAsync(Command(options.SentinelUserName is { } user ? ["AUTH", user, password] : ["AUTH", password]), cancellationToken);
            refusal = RefusalIn(await reader.ReadLineAsync(cancellationToken));
        }

        await stream.WriteAsync(Command(["SENTINEL", "get-master-addr-by-name", options.SentinelService!]), cancellationToken);
        var answer = await reader.ReadLineAsync(cancellationToken);
        if (answer != "*2")
            return (null, refusal ?? RefusalIn(answer));

        var host = await TextAsync(reader, cancellationToken);
        var port = await TextAsync(reader, cancellationToken);
        return (host is null || port is null ? null : new(host, int.Parse(port, CultureInfo.InvariantCulture)), null);
    }

    private async Task<Stream> OpenAsync(Socket socket, EndPoint sentinel, CancellationToken cancellationToken)
    {
        var plain = new NetworkStream(socket);
        if (!options.SpeaksTls)
            return plain;

        var secure = new SslStream(plain, leaveInnerStreamOpen: false, _authority is null ? null : _authority.Trusts);
        try
        {
            await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = sentinel is DnsEndPoint dns ? dns.Host : ((IPEndPoint)sentinel).Address.ToString() }, cancellationToken);
            return secure;
        }
        catch
        {
            await secure.DisposeAsync();
            throw;
        }
    }

    private static string? RefusalIn(string? answer) => answer is not null && Array.Exists(Refusals, refusal => answer.StartsWith(refusal, StringComparison.Ordinal)) ? answer[1..] : null;

    private static byte[] Command(string[] words) => Encoding.UTF8.GetBytes(
        $"*{words.Length}\r\n{string.Concat(words.Select(word => $"${Encoding.UTF8.GetByteCount(word)}\r\n{word}\r\n"))}");

    // The line with the length, and the text.
    private static async Task<string?> TextAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        await reader.ReadLineAsync(cancellationToken);
        return await reader.ReadLineAsync(cancellationToken);
    }
}
