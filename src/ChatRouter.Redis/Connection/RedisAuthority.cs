using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace ChatRouter.Redis.Connection;

/// <summary>Trusts a server whose certificate one's own authority has signed for the name under which the server was asked for.</summary>
internal sealed class RedisAuthority
{
    private readonly X509Certificate2Collection _roots = [];

    /// <param name="file">The authority's certificates, PEM.</param>
    public RedisAuthority(string file)
    {
        _roots.ImportFromPemFile(file);
        if (_roots.Count == 0)
            throw new InvalidOperationException($"Redis:TlsAuthority: there is no certificate in {file}.");
    }

    public bool Trusts(object sender, X509Certificate? certificate, X509Chain? sent, SslPolicyErrors errors)
    {
        if (certificate is null || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
            return false;

        using var server = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_roots);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        if (sent is not null)
            chain.ChainPolicy.ExtraStore.AddRange(sent.ChainPolicy.ExtraStore);
        return chain.Build(server);
    }
}
