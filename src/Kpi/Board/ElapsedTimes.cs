using Ioc.Kpi.Board.Images;

namespace Ioc.Kpi.Board;

/// <summary>The processing times of finished dossiers, by the day they finished, for medians of any scope and period.</summary>
internal sealed class ElapsedTimes
{
    private readonly Dictionary<int, DayTimes> _days = [];

    // By kind, then by day / TimeBuckets.Days.
    private readonly Dictionary<int, TimeBuckets>[] _buckets = [[], []];

    public long Bytes => _days.Values.Sum(times => times.Bytes + 40) + _buckets.Sum(kind => kind.Values.Sum(buckets => buckets.Bytes + 80));

    public void Add(int day, in ElapsedTime time)
    {
        if (!_days.TryGetValue(day, out var times))
        {
            _days[day] = times = new DayTimes();
        }

        times.Add(time);
        CountIn(day, time, 1);
    }

    /// <summary>Removes one time with these values; which one does not matter.</summary>
    public void Remove(int day, in ElapsedTime time)
    {
        _days[day].Remove(time);
        CountIn(day, time, -1);
    }

    /// <summary>Puts a time in the place of one that differs only in its working time.</summary>
    public void ReplaceWorking(int day, in ElapsedTime old, in ElapsedTime now)
    {
        _days[day].Replace(old, now);
        CountIn(day, old, TimeKind.Working, -1);
        CountIn(day, now, TimeKind.Working, 1);
    }

    /// <summary>The times of the days, both included, in the given parts; day by day in no order.</summary>
    public IEnumerable<TimeList> Of(int fromDay, int toDay, ulong parts) =>
        _days.Where(day => day.Key >= fromDay && day.Key <= toDay).SelectMany(day => day.Value.Of(parts));

    /// <summary>The counts of every run of days that lies whole within the days, both included.</summary>
    public IEnumerable<(int FirstDay, TimeBuckets Buckets)> WholeRuns(TimeKind kind, int fromDay, int toDay) =>
        _buckets[(int)kind].Select(run => (FirstDay: run.Key * TimeBuckets.Days, run.Value))
            .Where(run => run.FirstDay >= fromDay && run.FirstDay + TimeBuckets.Days - 1 <= toDay);

    public void Write(ImageWriter image)
    {
        image.Int(_days.Count);
        foreach (var (day, times) in _days)
        {
            image.Int(day);
            times.Write(image);
        }

        foreach (var kind in _buckets)
        {
            image.Int(kind.Count);
            foreach (var (run, buckets) in kind)
            {
                image.Int(run);
                buckets.Write(image);
            }
        }
    }

    public void Read(ImageReader image)
    {
        for (var days = image.Int(); days > 0; days--)
        {
            var times = new DayTimes();
            _days.Add(image.Int(), times);
            times.Read(image);
        }

        foreach (var kind in _buckets)
        {
            for (var runs = image.Int(); runs > 0; runs--)
            {
                var buckets = new TimeBuckets();
                kind.Add(image.Int(), buckets);
                buckets.Read(image);
            }
        }
    }

    private void CountIn(int day, in ElapsedTime time, int amount)
    {
        CountIn(day, time, TimeKind.Elapsed, amount);
        CountIn(day, time, TimeKind.Working, amount);
    }

    private void CountIn(int day, in ElapsedTime time, TimeKind kind, int amount)
    {
        var runs = _buckets[(int)kind];
        var run = day / TimeBuckets.Days;
        if (!runs.TryGetValue(run, out var buckets))
        {
            runs[run] = buckets = new TimeBuckets();
        }

        buckets.Add(time, kind, amount);
    }
}
