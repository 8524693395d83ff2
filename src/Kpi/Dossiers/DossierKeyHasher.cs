using System.Security.Cryptography;
using System.Text;

namespace Ioc.Kpi.Dossiers;

/// <summary>Turns dossier codes into keys. Holds the deployment's secret; one instance a thread (it reuses its state).</summary>
public sealed class DossierKeyHasher : IDisposable
{
    public const int SecretSize = 32;

    private readonly IncrementalHash _hmac;
    private readonly byte[] _digest = new byte[32];
    private readonly byte[] _normalised = new byte[1024];

    /// <param name="secret">32 random bytes, the same for every role of a deployment.</param>
    public DossierKeyHasher(ReadOnlySpan<byte> secret)
    {
        _hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        Lanes = new DossierKeyLanes(secret);
    }

    /// <summary>The same for eight codes at a time.</summary>
    internal DossierKeyLanes Lanes { get; }

    /// <summary>The key of a code that is canonical already (see <see cref="TryHash"/>).</summary>
    internal DossierKey Hash(ReadOnlySpan<byte> canonicalCode)
    {
        _hmac.AppendData(canonicalCode);
        _hmac.GetHashAndReset(_digest);
        return DossierKey.Read(_digest);
    }

    /// <summary>The key of a code given in UTF-8; surrounding white space does not count, and NFD equals NFC.</summary>
    /// <returns>False when the code is empty, longer than 256 bytes, or not valid UTF-8.</returns>
    public bool TryHash(ReadOnlySpan<byte> utf8Code, out DossierKey key)
    {
        var code = utf8Code.Trim(" \t\r\n"u8);
        if (code.IsEmpty || code.Length > 256)
        {
            key = default;
            return false;
        }

        if (!Ascii.IsValid(code))
        {
            string text;
            try
            {
                text = Strict.GetString(code).Trim().Normalize(NormalizationForm.FormC);
            }
            catch (ArgumentException)
            {
                // Not UTF-8 (DecoderFallbackException), or not Unicode (a lone surrogate).
                key = default;
                return false;
            }

            code = _normalised.AsSpan(0, Encoding.UTF8.GetBytes(text, _normalised));
        }

        key = Hash(code);
        return !code.IsEmpty;
    }

    public void Dispose() => _hmac.Dispose();

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);
}
