using System.Buffers.Binary;

namespace Ioc.Kpi.Dossiers;

/// <summary>128 bits of HMAC-SHA-256 of a dossier code under the deployment's key. The code itself is stored nowhere.</summary>
public readonly record struct DossierKey(ulong High, ulong Low)
{
    public const int Size = 16;

    public static DossierKey Read(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt64LittleEndian(bytes), BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]));

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, High);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], Low);
    }

    /// <summary>The bytes in hex, as an example in an answer names a dossier.</summary>
    public string ToHex()
    {
        Span<byte> bytes = stackalloc byte[Size];
        Write(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>The key is uniform already, so half of it is a good hash.</summary>
    public override int GetHashCode() => (int)Low;
}
