using Ioc.Kpi.Board.Images;

namespace Ioc.Kpi.Board;

/// <summary>The processing times of finished dossiers, by the day they finished, for medians of any scope and period.</summary>
internal sealed class ElapsedTimes
{
    private readonly Dictionary<int, DayTimes> _days = [];

    // By day / TimeBuckets.Days.
    private readonly Dictionary<int, TimeBuckets> _buckets = [];

    public long Bytes => _days.Values.Sum(times => times.Bytes + 40) + _buckets.Values.Sum(buckets => buckets.Bytes + 80);

    public void Add(int day, in ElapsedTime time)
    {
        if (!_days.TryGetValue(day, out var times))
        {
            _days[day] = times = new DayTimes();
        }

        times.Add(time);
        BucketsOf(day).Add(time, 1);
    }

    /// <summary>Removes one time with these values; which one does not matter.</summary>
    public void Remove(int day, in ElapsedTime time)
    {
        _days[day].Remove(time);
        BucketsOf(day).Add(time, -1);
    }

    /// <summary>The times of the days, both included, in the given parts; day by day in no order.</summary>
    public IEnumerable<TimeList> Of(int fromDay, int toDay, uint parts) =>
        _days.Where(day => day.Key >= fromDay && day.Key <= toDay).SelectMany(day => day.Value.Of(parts));

    /// <summary>The counts of every run of days that lies whole within the days, both included.</summary>
    public IEnumerable<(int FirstDay, TimeBuckets Buckets)> WholeRuns(int fromDay, int toDay) =>
        _buckets.Select(run => (FirstDay: run.Key * TimeBuckets.Days, run.Value))
            .Where(run => run.FirstDay >= fromDay && run.FirstDay + TimeBuckets.Days - 1 <= toDay);

    public void Write(ImageWriter image)
    {
        image.Int(_days.Count);
        foreach (var (day, times) in _days)
        {
            image.Int(day);
            times.Write(image);
        }

        image.Int(_buckets.Count);
        foreach (var (run, buckets) in _buckets)
        {
            image.Int(run);
            buckets.Write(image);
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

        for (var runs = image.Int(); runs > 0; runs--)
        {
            var buckets = new TimeBuckets();
            _buckets.Add(image.Int(), buckets);
            buckets.Read(image);
        }
    }

    private TimeBuckets BucketsOf(int day)
    {
        var run = day / TimeBuckets.Days;
        if (!_buckets.TryGetValue(run, out var buckets))
        {
            _buckets[run] = buckets = new TimeBuckets();
        }

        return buckets;
    }
}
