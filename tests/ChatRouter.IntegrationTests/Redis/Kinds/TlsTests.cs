using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChatRouter.Redis;
using ChatRouter.Redis.Connection;
using ChatRouter.TestKit.Servers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatRouter.IntegrationTests.Redis.Kinds;

/// <summary>A Redis that speaks TLS, with a certificate that an authority of our own has signed.</summary>
public sealed class TlsTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chatrouter-tls-");
    private readonly int _port = LoopbackPort.Free();
    private RedisProcess _server = null!;

    private string Authority => PathOf("authority.pem");

    public async Task InitializeAsync()
    {
        using var authority = NewAuthority("authority");
        using var stranger = NewAuthority("stranger");
        Sign(authority, "server", san => san.AddIpAddress(IPAddress.Loopback));
        _server = new(SpeaksTlsAt(_port));
        await _server.StartAsync();
        await _server.AskAsync("CONFIG", "SET", "requirepass", "secret");
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task The_authority_named_in_the_settings_is_trusted()
    {
        await using var connection = await ConnectAsync("127.0.0.1", Authority);

        Assert.NotEmpty(await connection.RunIdAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_server_of_another_authority_counts_as_away()
    {
        await using var connection = await ConnectAsync("127.0.0.1", PathOf("stranger.pem"));

        await Assert.ThrowsAsync<RedisUnavailableException>(() => connection.RunIdAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_server_that_the_machine_does_not_trust_counts_as_away()
    {
        await using var connection = await ConnectAsync("127.0.0.1", authority: null);

        await Assert.ThrowsAsync<RedisUnavailableException>(() => connection.RunIdAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_refused()
    {
        await using var connection = await ConnectAsync("localhost", Authority);

        await Assert.ThrowsAsync<RedisUnavailableException>(() => connection.RunIdAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Sentinels_are_asked_by_TLS_too()
    {
        var port = LoopbackPort.Free();
        await using var sentinel = new RedisProcess(SpeaksTlsAt(port), folder =>
        {
            var file = Path.Combine(folder, "sentinel.conf");
            File.WriteAllText(file, $"sentinel monitor main 127.0.0.1 {_port} 1");
            return [file, "--sentinel"];
        });
        await sentinel.StartAsync();
        await sentinel.AskAsync("ACL", "SETUSER", "watchman", "on", ">watchword", "+@all");
        await sentinel.AskAsync("ACL", "SETUSER", "default", "off");
        var options = new RedisOptions
        {
            ConnectionString = $"127.0.0.1:{port}",
            SentinelService = "main",
            SentinelUserName = "watchman",
            SentinelPassword = "watchword",
            Password = "secret",
            Tls = true,
            TlsAuthority = Authority,
        };
        await using var connection = new RedisConnection(Options.Create(options), NullLogger<RedisConnection>.Instance);

        await connection.ConnectAsync(CancellationToken.None);

        Assert.NotEmpty(await connection.RunIdAsync(CancellationToken.None));
    }

    private string[] SpeaksTlsAt(int port) =>
    [
        "--tls-port", port.ToString(CultureInfo.InvariantCulture), "--tls-auth-clients", "no",
        "--tls-cert-file", PathOf("server.pem"), "--tls-key-file", PathOf("server.key"), "--tls-ca-cert-file", Authority,
    ];

    private async Task<RedisConnection> ConnectAsync(string host, string? authority)
    {
        var options = new RedisOptions { ConnectionString = $"{host}:{_port}", Password = "secret", Tls = true, TlsAuthority = authority, ConnectTimeout = TimeSpan.FromSeconds(2) };
        var connection = new RedisConnection(Options.Create(options), NullLogger<RedisConnection>.Instance);
        await connection.ConnectAsync(CancellationToken.None);
        return connection;
    }

    private X509Certificate2 NewAuthority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(130));
        File.WriteAllText(PathOf($"{name}.pem"), certificate.ExportCertificatePem());
        return certificate;
    }

    private void Sign(X509Certificate2 authority, string name, Action<SubjectAlternativeNameBuilder> names)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var san = new SubjectAlternativeNameBuilder();
        names(san);
        request.CertificateExtensions.Add(san.Build());
        using var certificate = request.Create(authority, authority.NotBefore, authority.NotAfter, [1]);
        File.WriteAllText(PathOf($"{name}.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(PathOf($"{name}.key"), key.ExportPkcs8PrivateKeyPem());
    }

    private string PathOf(string file) => Path.Combine(_folder.FullName, file);
}
