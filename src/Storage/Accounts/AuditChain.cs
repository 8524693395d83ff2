using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Ioc.Storage.Accounts;

/// <summary>
/// The hash of a line of the audit log: SHA-256 over the hash of the line before (zeros before the first) and the line's own content, so that
/// a line that is changed, put in or taken out breaks the chain from there on (docs/storage.md).
/// </summary>
internal static class AuditChain
{
    public const int HashBytes = 32;
    private const int NoText = -1;

    /// <summary>What stands before the first line.</summary>
    public static byte[] Start { get; } = new byte[HashBytes];

    /// <param name="before">The hash of the line before.</param>
    /// <param name="id">The number of the line.</param>
    /// <param name="at">Microseconds since 1970.</param>
    /// <param name="texts">The texts of the line in the order of its columns.</param>
    public static byte[] Next(ReadOnlySpan<byte> before, long id, long at, params ReadOnlySpan<string?> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(before);
        Span<byte> number = stackalloc byte[sizeof(long)];
        foreach (var value in (ReadOnlySpan<long>)[id, at])
        {
            BinaryPrimitives.WriteInt64LittleEndian(number, value);
            hash.AppendData(number);
        }

        foreach (var text in texts)
        {
            // The length stands before the text, so that two texts never pass for two others.
            var bytes = text is null ? [] : Encoding.UTF8.GetBytes(text);
            BinaryPrimitives.WriteInt64LittleEndian(number, text is null ? NoText : bytes.Length);
            hash.AppendData(number);
            hash.AppendData(bytes);
        }

        return hash.GetHashAndReset();
    }
}
