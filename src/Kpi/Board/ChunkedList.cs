using Ioc.Kpi.Board.Images;

namespace Ioc.Kpi.Board;

/// <summary>A list that grows without ever moving or copying its items, so that growth costs the same at five million as at five.</summary>
internal sealed class ChunkedList<T>
    where T : unmanaged
{
    private const int ChunkBits = 14;
    private const int ChunkSize = 1 << ChunkBits;

    private readonly List<T[]> _chunks = [];

    public int Count { get; private set; }

    public ref T this[int index] => ref _chunks[index >> ChunkBits][index & (ChunkSize - 1)];

    public void Write(ImageWriter image)
    {
        image.Int(Count);
        for (var i = 0; i < _chunks.Count; i++)
        {
            image.Items<T>(_chunks[i].AsSpan(0, Math.Min(ChunkSize, Count - (i << ChunkBits))));
        }
    }

    /// <summary>Reads the items of another list to the end of this one, which is empty.</summary>
    public void Read(ImageReader image)
    {
        Count = image.Int();
        for (var read = 0; read < Count; read += ChunkSize)
        {
            var chunk = image.Items<T>();
            if (chunk.Length < ChunkSize)
            {
                Array.Resize(ref chunk, ChunkSize);
            }

            _chunks.Add(chunk);
        }
    }

    /// <summary>Adds an item and returns its index.</summary>
    public int Add(T item)
    {
        if ((Count & (ChunkSize - 1)) == 0)
        {
            _chunks.Add(new T[ChunkSize]);
        }

        this[Count] = item;
        return Count++;
    }
}
