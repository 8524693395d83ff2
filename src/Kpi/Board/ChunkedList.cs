namespace Ioc.Kpi.Board;

/// <summary>A list that grows without ever moving or copying its items, so that growth costs the same at five million as at five.</summary>
internal sealed class ChunkedList<T>
{
    private const int ChunkBits = 14;
    private const int ChunkSize = 1 << ChunkBits;

    private readonly List<T[]> _chunks = [];

    public int Count { get; private set; }

    public ref T this[int index] => ref _chunks[index >> ChunkBits][index & (ChunkSize - 1)];

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
