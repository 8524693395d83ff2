namespace Ioc.Kpi.Board;

/// <summary>
/// The cells of one scope and channel by day: a window of consecutive days, which finds a day at once, and a sorted rest for the few
/// dates far away that real sources send (the years 1900 and 2099).
/// </summary>
internal sealed class DayCells(CellStore cells)
{
    private const int WidestWindow = 4096;
    private const int Slack = 48;

    private int _firstDay;
    private int[] _window = [];
    private SortedDictionary<int, int>? _far;

    /// <summary>The counters of a day; a day that has none yet gets them.</summary>
    public Span<int> At(int day)
    {
        var offset = day - _firstDay;
        if ((uint)offset >= (uint)_window.Length)
        {
            if (!TryWiden(day))
            {
                return AtFar(day);
            }

            offset = day - _firstDay;
        }

        ref var entry = ref _window[offset];
        if (entry == 0)
        {
            entry = cells.Add() + 1;
        }

        return cells[entry - 1];
    }

    /// <summary>Adds up one slot over the days, both included.</summary>
    public long Sum(int slot, int fromDay, int toDay)
    {
        long sum = 0;
        var last = Math.Min(toDay - (long)_firstDay, _window.Length - 1);
        for (var offset = Math.Max(fromDay - (long)_firstDay, 0); offset <= last; offset++)
        {
            if (_window[offset] is var entry and not 0)
            {
                sum += cells[entry - 1][slot];
            }
        }

        return _far is null ? sum : sum + _far.Where(pair => pair.Key >= fromDay && pair.Key <= toDay).Sum(pair => (long)cells[pair.Value][slot]);
    }

    /// <summary>The first day whose slot is above zero, or null.</summary>
    public int? FirstDayWith(int slot)
    {
        int? first = null;
        for (var offset = 0; offset < _window.Length && first is null; offset++)
        {
            if (_window[offset] != 0 && cells[_window[offset] - 1][slot] > 0)
            {
                first = _firstDay + offset;
            }
        }

        var far = _far?.Where(pair => cells[pair.Value][slot] > 0).Select(pair => (int?)pair.Key).FirstOrDefault();
        return first is null || far < first ? far ?? first : first;
    }

    private Span<int> AtFar(int day)
    {
        _far ??= [];
        if (!_far.TryGetValue(day, out var cell))
        {
            _far[day] = cell = cells.Add();
        }

        return cells[cell];
    }

    /// <summary>Widens the window to hold the day, unless it would become too wide or the day stands among the far ones already.</summary>
    private bool TryWiden(int day)
    {
        if (_far is not null && _far.ContainsKey(day))
        {
            return false;
        }

        var empty = _window.Length == 0;
        var first = empty ? day - Slack : Math.Min(_firstDay, day - Slack);
        var end = empty ? day + Slack : Math.Max(_firstDay + _window.Length, day + Slack);
        if (end - first > WidestWindow)
        {
            return false;
        }

        var widened = new int[end - first];
        _window.CopyTo(widened, empty ? 0 : _firstDay - first);
        _firstDay = first;
        _window = widened;
        return true;
    }
}
