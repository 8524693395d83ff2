using Ioc.Kpi.Dossiers;

namespace Ioc.Kpi.Board;

/// <summary>The processing times of finished dossiers, by the day they finished, for medians of any scope and period.</summary>
internal sealed class ElapsedTimes
{
    private readonly Dictionary<int, DayTimes> _days = [];

    public long Bytes => _days.Values.Sum(times => times.Bytes + 40);

    public void Add(int day, ElapsedTime time)
    {
        if (!_days.TryGetValue(day, out var times))
        {
            _days[day] = times = new DayTimes();
        }

        times.Add(time);
    }

    /// <summary>Removes one time with these values; which one does not matter.</summary>
    public void Remove(int day, ElapsedTime time) => _days[day].Remove(time);

    /// <summary>The times of the days, both included, day by day in no order.</summary>
    public IEnumerable<DayTimes> Of(int fromDay, int toDay) => _days.Where(day => day.Key >= fromDay && day.Key <= toDay).Select(day => day.Value);
}
