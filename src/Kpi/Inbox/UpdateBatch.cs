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

    /// <returns>The place of the update, for <see cref="SetKey"/>.</returns>
    public int Add(in DossierUpdate update)
    {
        if (_bytes.Length - PackedLength < UpdateCodec.MaxSize)
        {
            Array.Resize(ref _bytes, _bytes.Length * 2);
        }

        var place = PackedLength;
        PackedLength += UpdateCodec.Write(update, _bytes.AsSpan(PackedLength));
        Count++;
        return place;
    }

    /// <summary>Gives an update that was added without one its key.</summary>
    public void SetKey(int place, in DossierKey key) => UpdateCodec.SetKey(_bytes.AsSpan(place), key);

    public void Clear()
    {
        Count = 0;
        PackedLength = 0;
        Cursor = null;
    }
}
