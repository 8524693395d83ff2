using Ioc.Kpi.Board.Images;

namespace Ioc.Kpi.Board;

/// <summary>
/// The dossiers of one agency and one procedure: a list of rows, counted when somebody asks, until there are so many that the pair keeps
/// counters like other scopes; the list is dropped then.
/// </summary>
/// <param name="procedure">The id of its procedure.</param>
internal sealed class Pair(int procedure)
{
    /// <summary>From this many dossiers on a pair keeps counters; below, a reading counts the list.</summary>
    public const int CountersFrom = 512;

    private const ushort NotReceived = 0;
    private const ushort Far = ushort.MaxValue;

    private static readonly int DayBeforeFirst = new DateOnly(1970, 1, 1).DayNumber - 1;

    private int[] _rows = [];

    // Beside each row the day on which its dossier was received: the question of every service of an agency then reads no record.
    private ushort[] _received = [];
    private int _count;

    public int Procedure { get; } = procedure;

    /// <summary>Null while the pair has a list.</summary>
    public ScopeCounters? Counters { get; private set; }

    public ReadOnlySpan<int> Rows => _rows.AsSpan(0, _count);

    /// <summary>Whether the pair has a list that has become too long to count again and again.</summary>
    public bool IsLarge => _count >= CountersFrom;

    /// <summary>Bytes held, this object included, its counters not.</summary>
    public long Bytes => 56 + (_rows.Length == 0 ? 0 : 48 + ((sizeof(int) + sizeof(ushort)) * _rows.Length));

    /// <summary>A pair with counters keeps no list.</summary>
    /// <param name="row">The dossier.</param>
    /// <param name="received">The day on which it was received, or <see cref="Contribution.NoDay"/>.</param>
    public void Add(int row, int received)
    {
        if (Counters is not null)
        {
            return;
        }

        if (_count == _rows.Length)
        {
            Array.Resize(ref _rows, _count + Math.Max(2, _count / 8));
            Array.Resize(ref _received, _rows.Length);
        }

        _received[_count] = KeyOf(received);
        _rows[_count++] = row;
    }

    /// <summary>The day on which a dossier of the list was received has changed.</summary>
    public void SetReceived(int row, int received)
    {
        if (Counters is null)
        {
            _received[Rows.LastIndexOf(row)] = KeyOf(received);
        }
    }

    /// <summary>How many of the list were received on the days, both included; null where the days beside the rows do not tell.</summary>
    public int? ReceivedWithin(Period period)
    {
        var (first, last) = (Math.Max(NotReceived + 1, Clamped(period.FromDay)), Clamped(period.ToDay));
        var (count, ever) = (0, 0);
        foreach (var day in _received.AsSpan(0, _count))
        {
            if (day == Far)
            {
                return null;
            }

            ever |= day;
            count += day >= first && day <= last ? 1 : 0;
        }

        return ever == NotReceived ? null : count;
    }

    public void Remove(int row)
    {
        if (Counters is null)
        {
            var at = Rows.LastIndexOf(row);
            _count--;
            (_rows[at], _received[at]) = (_rows[_count], _received[_count]);
        }
    }

    public void Write(ImageWriter image)
    {
        image.Items(Rows);
        image.Items<ushort>(_received.AsSpan(0, _count));
        image.Int(Counters is null ? 0 : 1);
        Counters?.Write(image);
    }

    public void Read(ImageReader image)
    {
        _rows = image.Items<int>();
        _received = image.Items<ushort>();
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
        _received = [];
        _count = 0;
    }

    private static ushort KeyOf(int day) =>
        day == Contribution.NoDay ? NotReceived : day - (long)DayBeforeFirst is > 0 and < Far and var key ? (ushort)key : Far;

    /// <summary>The border of a period among the days that are kept; days outside them are never among the rows here.</summary>
    private static int Clamped(int day) => (int)Math.Clamp(day - (long)DayBeforeFirst, NotReceived, Far);
}
