using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Ioc.Jobs.Alerts.Outgoing;

/// <summary>Whose certificates are believed: the machine's authorities, or those of a file and no others.</summary>
internal static class TrustedAuthorities
{
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It holds no certificate.</exception>
    public static SslClientAuthenticationOptions Options(string? host, string? caFile)
    {
        var options = new SslClientAuthenticationOptions { TargetHost = host };
        if (caFile is { Length: > 0 })
        {
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.ImportFromPemFile(caFile);
            options.CertificateChainPolicy = policy;
        }

        return options;
    }
}
