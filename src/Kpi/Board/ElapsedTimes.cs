using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Board;

/// <summary>The processing times of finished dossiers, by the day they finished, for medians of any scope and period.</summary>
internal sealed class ElapsedTimes
{
    private readonly SortedDictionary<int, DayTimes> _days = [];

    public void Add(int day, long elapsed, int agency, int procedure, Channel channel)
    {
        if (!_days.TryGetValue(day, out var times))
        {
            _days[day] = times = new DayTimes();
        }

        times.Add(new Entry(elapsed, agency, procedure, channel));
    }

    /// <summary>Removes one entry with these values; which one does not matter.</summary>
    public void Remove(int day, long elapsed, int agency, int procedure, Channel channel) =>
        _days[day].Remove(new Entry(elapsed, agency, procedure, channel));

    /// <summary>The times of the scope's dossiers that finished on the days, both included, in no order.</summary>
    public List<long> Collect(Scope scope, int fromDay, int toDay)
    {
        var found = new List<long>();
        var (place, mask) = MaskOf(scope);
        foreach (var (day, times) in _days)
        {
            if (day > toDay)
            {
                break;
            }

            if (day >= fromDay)
            {
                times.Collect(place, mask, found);
            }
        }

        return found;
    }

    /// <summary>Sixteen bytes: the time, and agency, procedure and channel in one number.</summary>
    private readonly record struct Entry(long Elapsed, ulong Place)
    {
        public const int ProcedureAt = 4;
        public const int AgencyAt = 34;

        public Entry(long elapsed, int agency, int procedure, Channel channel)
            : this(elapsed, ((ulong)agency << AgencyAt) | ((ulong)procedure << ProcedureAt) | (ulong)channel)
        {
        }
    }

    private sealed class DayTimes
    {
        private Entry[] _entries = new Entry[8];
        private int _count;

        public void Add(Entry entry)
        {
            if (_count == _entries.Length)
            {
                Array.Resize(ref _entries, _count + Math.Max(8, _count / 4));
            }

            _entries[_count++] = entry;
        }

        public void Remove(Entry entry)
        {
            var at = Array.LastIndexOf(_entries, entry, _count - 1, _count);
            _entries[at] = _entries[--_count];
        }

        public void Collect(ulong place, ulong mask, List<long> found)
        {
            foreach (var entry in _entries.AsSpan(0, _count))
            {
                if ((entry.Place & mask) == place)
                {
                    found.Add(entry.Elapsed);
                }
            }
        }
    }

    /// <summary>The number that entries of the scope have under the mask.</summary>
    private static (ulong Place, ulong Mask) MaskOf(Scope scope)
    {
        const ulong Channels = (1UL << Entry.ProcedureAt) - 1;
        const ulong Procedures = ((1UL << Entry.AgencyAt) - 1) & ~Channels;
        var place = new Entry(0, scope.Agency ?? 0, scope.Procedure ?? 0, scope.Channel ?? Channel.Unknown).Place;
        var mask = (scope.Agency is null ? 0 : ~(Channels | Procedures))
            | (scope.Procedure is null ? 0 : Procedures)
            | (scope.Channel is null ? 0 : Channels);
        return (place, mask);
    }
}
