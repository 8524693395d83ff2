using System.Buffers.Binary;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Inbox;
using Ioc.Kpi.Time;

namespace Ioc.Ingest.Journalling;

/// <summary>
/// The body of a journal row, readable without anything else: format (1 byte), last arrival stamp (8), codes listed (4), the codes,
/// then the packed updates verbatim. Ids in a row are the writer's; the reader maps them by the texts.
/// </summary>
internal sealed class JournalRowCodec(DossierCodes codes)
{
    private const byte Format = 1;
    private const int HeaderSize = 1 + 8 + 4;

    private readonly CodeListWriter _list = new(codes);
    private readonly CodeTranslation _translation = new(codes);
    private byte[] _row = new byte[64 * 1024];

    /// <summary>The row for a group. Valid until the next call.</summary>
    /// <param name="lastStamp">The last arrival time handed out so far, so that stamps keep growing across restarts.</param>
    public ReadOnlyMemory<byte> Write(ReadOnlySpan<byte> packedUpdates, Moment lastStamp)
    {
        _list.Clear();
        for (var at = 0; at < packedUpdates.Length;)
        {
            at += UpdateCodec.ReadIds(packedUpdates[at..], out var source, out var agency, out var procedure);
            _list.Add(CodeKind.Agency, agency);
            _list.Add(CodeKind.Procedure, procedure);
            _list.Add(CodeKind.Source, source);
        }

        var length = HeaderSize + _list.Length + packedUpdates.Length;
        if (_row.Length < length)
        {
            _row = new byte[Math.Max(length, _row.Length * 2)];
        }

        _row[0] = Format;
        BinaryPrimitives.WriteInt64LittleEndian(_row.AsSpan(1), lastStamp.Microseconds);
        BinaryPrimitives.WriteInt32LittleEndian(_row.AsSpan(9), _list.Count);
        _list.Bytes.CopyTo(_row.AsSpan(HeaderSize));
        packedUpdates.CopyTo(_row.AsSpan(HeaderSize + _list.Length));
        return _row.AsMemory(0, length);
    }

    /// <summary>Opens a row; then take its updates with <see cref="Next"/>.</summary>
    /// <exception cref="InvalidDataException">The body is not of this format.</exception>
    public ReadOnlyMemory<byte> Open(ReadOnlyMemory<byte> body, out Moment lastStamp)
    {
        var bytes = body.Span;
        if (bytes.Length < HeaderSize || bytes[0] != Format)
        {
            throw new InvalidDataException("The row is not of a format that this version reads.");
        }

        lastStamp = new Moment(BinaryPrimitives.ReadInt64LittleEndian(bytes[1..]));
        _translation.Clear();
        var codesLength = _translation.Read(bytes[HeaderSize..], BinaryPrimitives.ReadInt32LittleEndian(bytes[9..]));
        return body[(HeaderSize + codesLength)..];
    }

    /// <summary>Reads the first of the updates of the open row, in ids of this process.</summary>
    /// <returns>The bytes read.</returns>
    public int Next(ReadOnlySpan<byte> packedUpdates, out DossierUpdate update)
    {
        var read = UpdateCodec.Read(packedUpdates, out update);
        _translation.Translate(ref update.Content);
        update.Source = _translation.Of(CodeKind.Source, update.Source);
        return read;
    }
}
