using Ioc.Kpi.Board.Images;

namespace Ioc.Kpi.Board;

/// <summary>
/// The dossiers of one agency and one procedure: a list of rows, counted when somebody asks, until there are so many that the pair keeps
/// counters like other scopes; the list is dropped then.
/// </summary>
internal sealed class Pair
{
    /// <summary>From this many dossiers on a pair keeps counters; below, a reading counts the list.</summary>
    public const int CountersFrom = 512;

    private int[] _rows = [];
    private int _count;

    /// <summary>Null while the pair has a list.</summary>
    public ScopeCounters? Counters { get; private set; }

    public ReadOnlySpan<int> Rows => _rows.AsSpan(0, _count);

    /// <summary>Whether the pair has a list that has become too long to count again and again.</summary>
    public bool IsLarge => _count >= CountersFrom;

    /// <summary>Bytes held, this object included, its counters not.</summary>
    public long Bytes => 48 + (_rows.Length == 0 ? 0 : 24 + (sizeof(int) * _rows.Length));

    /// <summary>A pair with counters keeps no list.</summary>
    public void Add(int row)
    {
        if (Counters is not null)
        {
            return;
        }

        if (_count == _rows.Length)
        {
            Array.Resize(ref _rows, _count + Math.Max(2, _count / 8));
        }

        _rows[_count++] = row;
    }

    public void Remove(int row)
    {
        if (Counters is null)
        {
            _rows[Rows.LastIndexOf(row)] = _rows[--_count];
        }
    }

    public void Write(ImageWriter image)
    {
        image.Items(Rows);
        image.Int(Counters is null ? 0 : 1);
        Counters?.Write(image);
    }

    public void Read(ImageReader image)
    {
        _rows = image.Items<int>();
        _count = _rows.Length;
        if (image.Int() != 0)
        {
            Counters = new ScopeCounters();
            Counters.Read(image);
        }
    }

    /// <summary>From now on these counters, which cover every row of the list, take its place.</summary>
    public void Keep(ScopeCounters counters)
    {
        Counters = counters;
        _rows = [];
        _count = 0;
    }
}
