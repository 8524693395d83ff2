using Ioc.Kpi.Calendars;

namespace Ioc.Kpi.Plans.Progress;

/// <summary>Holds a count of twelve months against its target: run rate by working days (docs/plans.md, "Counts").</summary>
internal sealed class CountProjection
{
    private readonly PlanTarget _target;
    private readonly CountReading _reading;
    private readonly double _wanted;
    private readonly double _yearOverCovered;
    private readonly long _total;
    private readonly int _daysLeft;
    private readonly double? _recentRate;
    private readonly double? _startRate;
    private readonly double _variance;
    private readonly long _current;
    private readonly WorkingDayBuckets _buckets;

    /// <param name="last">Today or, if that is past, the deadline.</param>
    public CountProjection(PlanTarget target, CountReading reading, int last, WorkingCalendar calendar)
    {
        (_target, _reading) = (target, reading);
        var (windowStart, deadline) = (CountReading.FirstDayOf(target).DayNumber, target.Deadline.DayNumber);
        var from = Math.Max(windowStart, reading.From.DayNumber);
        if (reading.Before > 0 && reading.From.DayNumber < windowStart)
        {
            throw new ArgumentException($"What came before is counted from {reading.From:yyyy-MM-dd}, before the twelve months that count.", nameof(reading));
        }

        var days = reading.Days.Where(day => day.Day.DayNumber >= from && day.Day.DayNumber <= last).ToList();
        _total = reading.Before + days.Sum(day => day.Count);
        _daysLeft = WorkingDays.Between(calendar, last, deadline);
        _buckets = new WorkingDayBuckets(calendar, Math.Max(from, reading.DaysFrom?.DayNumber ?? from), last);
        _current = days.Where(day => day.Day.DayNumber >= _buckets.CurrentFirstDay).Sum(day => day.Count);
        var complete = WorkingDays.Between(calendar, from, _buckets.CurrentFirstDay - 1);
        _startRate = complete > 0 ? (double)(_total - _current) / complete : null;
        (_recentRate, _variance) = Recent(days);
        var covered = WorkingDays.Between(calendar, from, deadline);
        _yearOverCovered = covered > 0 ? (double)WorkingDays.Between(calendar, windowStart, deadline) / covered : 1;
        _wanted = (target.Value ?? 0) * PerUnit;
    }

    public bool Annualised => _yearOverCovered > 1;

    /// <summary>What has come so far, in the target's unit and not stretched to a year.</summary>
    public double Value => _total / PerUnit;

    /// <summary>The value of the year, stretched where data begins later than the twelve months do.</summary>
    public double YearValue => _total * _yearOverCovered / PerUnit;

    private double PerUnit => _target.Unit == PlanUnit.DossiersPerServicePerYear ? Math.Max(1, _reading.Services) : 1;

    public TargetProjection? Project()
    {
        var rate = _buckets.Enough ? _recentRate : _startRate;
        if (rate is not { } perDay)
        {
            return null;
        }

        var projected = Final(perDay);
        if (!_buckets.Enough)
        {
            return new TargetProjection(InUnit(projected), null, null, InUnit(projected));
        }

        // The days to come vary as the last ones did, and the rate itself is known from those only.
        var n = _buckets.Count;
        var spread = StudentT.Quantile(n - 1) * Math.Sqrt(_variance * _daysLeft * (1 + ((double)_daysLeft / n)));
        var low = Math.Max(_total, projected - spread);
        return new TargetProjection(InUnit(projected), InUnit(low), InUnit(projected + spread), _startRate is { } start ? InUnit(Final(start)) : null);
    }

    public TargetNeed Need()
    {
        var missing = (_wanted / _yearOverCovered) - _total;
        var done = _target.Comparison != PlanComparison.AtMost && missing <= 0;
        var broken = _target.Comparison == PlanComparison.AtMost && missing < 0;
        double? amount = done ? 0 : broken || _daysLeft == 0 ? null : missing / _daysLeft;
        return new TargetNeed(TargetNeedKind.DossiersPerWorkingDay, amount, amount is null);
    }

    /// <param name="projection">Null after the deadline: the services are then what they were.</param>
    public ServiceReach? Reach(TargetProjection? projection)
    {
        if (_reading.PerService is not { } services || _target.Unit != PlanUnit.DossiersPerServicePerYear || _target.Value is not { } wanted)
        {
            return null;
        }

        var growth = projection is not null && Value > 0 ? projection.Value / Value : _yearOverCovered;
        return new ServiceReach(services.Count(count => count >= wanted), services.Count(count => count * growth >= wanted), _reading.Services);
    }

    private (double? Rate, double Variance) Recent(List<DayCount> days)
    {
        var counts = new double[_buckets.Count];
        foreach (var day in days)
        {
            if (_buckets.IndexOf(day.Day.DayNumber) is var index and >= 0)
            {
                counts[index] += day.Count;
            }
        }

        if (counts.Length < 2)
        {
            return (counts.Length == 0 ? null : counts[0], 0);
        }

        // Never less than chance alone (Poisson) would make, also where nothing came.
        var mean = counts.Average();
        var variance = counts.Sum(count => (count - mean) * (count - mean)) / (counts.Length - 1);
        return (mean, Math.Max(variance, (counts.Sum() + 0.5) / counts.Length));
    }

    private double Final(double perDay) =>
        _daysLeft == 0 ? _total : _total + ((_daysLeft - 1) * perDay) + Math.Max(0, perDay - _current);

    private double InUnit(double count) => count * _yearOverCovered / PerUnit;
}
