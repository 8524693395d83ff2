using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Inbox;

/// <summary>Updates on their way to the inbox, packed (about 80 bytes each) so that a large body stays small. Not thread-safe.</summary>
public sealed class UpdateBatch
{
    private byte[] _bytes = new byte[4096];

    public int Count { get; private set; }

    /// <summary>The packed updates, one after another, as <see cref="UpdateCodec"/> writes them.</summary>
    public ReadOnlyMemory<byte> Packed => _bytes.AsMemory(0, PackedLength);

    public int PackedLength { get; private set; }

    /// <summary>Where a poll of this batch's source stands once the batch is durable; committed in the same transaction.</summary>
    public SourceCursor? Cursor { get; set; }

    public void Add(in DossierUpdate update)
    {
        if (_bytes.Length - PackedLength < UpdateCodec.MaxSize)
        {
            Array.Resize(ref _bytes, _bytes.Length * 2);
        }

        PackedLength += UpdateCodec.Write(update, _bytes.AsSpan(PackedLength));
        Count++;
    }

    public void Clear()
    {
        Count = 0;
        PackedLength = 0;
        Cursor = null;
    }
}
