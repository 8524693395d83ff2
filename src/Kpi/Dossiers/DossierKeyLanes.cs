using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ioc.Kpi.Dossiers;

/// <summary>
/// The keys of eight dossier codes at a time: the same HMAC-SHA-256 as <see cref="DossierKeyHasher"/> gives, at a quarter of its cost, since
/// a code and its padding fit into one block. Holds the deployment's secret as states. Not thread-safe.
/// </summary>
internal sealed class DossierKeyLanes
{
    /// <summary>Codes hashed together.</summary>
    public const int Lanes = Sha256Lanes.Lanes;

    /// <summary>A longer code does not fit into one block.</summary>
    public const int LongestCode = BlockSize - 9;

    private const int BlockSize = 64;
    private const byte Inner = 0x36;
    private const byte Outer = 0x5C;
    private const uint EndOfMessage = 0x80000000;

    // What follows the block that holds the secret.
    private const int DigestBits = (BlockSize + 32) * 8;

    private readonly Vector256<uint>[] _innerStart;
    private readonly Vector256<uint>[] _outerStart;
    private readonly Vector256<uint>[] _state = new Vector256<uint>[Sha256Lanes.StateWords];
    private readonly Vector256<uint>[] _block = new Vector256<uint>[Sha256Lanes.BlockWords];
    private readonly byte[] _messages = new byte[Lanes * BlockSize];

    /// <param name="secret">At most one block long.</param>
    public DossierKeyLanes(ReadOnlySpan<byte> secret)
    {
        _innerStart = StartOf(secret, Inner);
        _outerStart = StartOf(secret, Outer);
    }

    /// <summary>Puts a code into a lane.</summary>
    /// <param name="lane">Below <see cref="Lanes"/>.</param>
    /// <param name="code">Canonical, in UTF-8, at most <see cref="LongestCode"/> bytes.</param>
    public void Set(int lane, ReadOnlySpan<byte> code)
    {
        var message = _messages.AsSpan(lane * BlockSize, BlockSize);
        code.CopyTo(message);
        message[code.Length] = 0x80;
        message[(code.Length + 1)..].Clear();
        BinaryPrimitives.WriteInt32BigEndian(message[(BlockSize - 4)..], (BlockSize + code.Length) * 8);
    }

    /// <summary>The keys of the codes in the lanes; a lane that was not set gives nothing of use.</summary>
    public void Hash(Span<DossierKey> keys)
    {
        Transpose();
        _innerStart.CopyTo(_state, 0);
        Sha256Lanes.Compress(_state, _block);

        _state.CopyTo(_block, 0);
        _block[Sha256Lanes.StateWords] = Vector256.Create(EndOfMessage);
        _block.AsSpan(Sha256Lanes.StateWords + 1).Clear();
        _block[^1] = Vector256.Create((uint)DigestBits);
        _outerStart.CopyTo(_state, 0);
        Sha256Lanes.Compress(_state, _block);
        for (var lane = 0; lane < keys.Length; lane++)
        {
            keys[lane] = new DossierKey(Half(0, lane), Half(2, lane));
        }
    }

    /// <summary>Two words of a lane's digest as the bytes of a key have them.</summary>
    private ulong Half(int word, int lane) =>
        BinaryPrimitives.ReverseEndianness(_state[word][lane]) | ((ulong)BinaryPrimitives.ReverseEndianness(_state[word + 1][lane]) << 32);

    /// <summary>From a message after the other to a word of every message after the other.</summary>
    private void Transpose()
    {
        var words = MemoryMarshal.Cast<byte, uint>(_messages.AsSpan());
        var block = MemoryMarshal.Cast<Vector256<uint>, uint>(_block.AsSpan());
        for (var lane = 0; lane < Lanes; lane++)
        {
            for (var word = 0; word < Sha256Lanes.BlockWords; word++)
            {
                block[(word * Lanes) + lane] = BinaryPrimitives.ReverseEndianness(words[(lane * Sha256Lanes.BlockWords) + word]);
            }
        }
    }

    /// <summary>The state after the block of the secret (RFC 2104), the same in every lane.</summary>
    private Vector256<uint>[] StartOf(ReadOnlySpan<byte> secret, byte padding)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(secret.Length, BlockSize);
        for (var lane = 0; lane < Lanes; lane++)
        {
            var message = _messages.AsSpan(lane * BlockSize, BlockSize);
            message.Fill(padding);
            for (var i = 0; i < secret.Length; i++)
            {
                message[i] ^= secret[i];
            }
        }

        Transpose();
        Array.Clear(_messages);
        var state = new Vector256<uint>[Sha256Lanes.StateWords];
        Sha256Lanes.Begin(state);
        Sha256Lanes.Compress(state, _block);
        return state;
    }
}
