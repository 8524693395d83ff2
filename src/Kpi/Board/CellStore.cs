namespace Ioc.Kpi.Board;

/// <summary>Counter cells of equal width, side by side in large arrays. A cell is one day of one scope, channel and kind of count.</summary>
internal sealed class CellStore(int width)
{
    private const int CellsInChunk = 1024;

    private readonly List<int[]> _chunks = [];
    private int _count;

    /// <summary>Adds a cell of zeros.</summary>
    public int Add()
    {
        if (_count % CellsInChunk == 0)
        {
            _chunks.Add(new int[CellsInChunk * width]);
        }

        return _count++;
    }

    public Span<int> this[int cell] => _chunks[cell / CellsInChunk].AsSpan(cell % CellsInChunk * width, width);
}
