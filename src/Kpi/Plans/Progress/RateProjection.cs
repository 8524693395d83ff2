using Ioc.Kpi.Calendars;

namespace Ioc.Kpi.Plans.Progress;

/// <summary>Holds a rate against its target: the rate of the last working days on what still comes (docs/plans.md, "Rates").</summary>
internal sealed class RateProjection
{
    private readonly PlanTarget _target;
    private readonly long _numerator;
    private readonly long _denominator;
    private readonly int _daysLeft;
    private readonly WorkingDayBuckets _buckets;
    private readonly double[] _hits;
    private readonly double[] _volumes;
    private readonly double _coming;

    /// <param name="last">Today or, if that is past, the deadline.</param>
    public RateProjection(PlanTarget target, RateReading reading, int last, WorkingCalendar calendar)
    {
        _target = target;
        var from = reading.From.DayNumber;
        var days = reading.Days.Where(day => day.Day.DayNumber >= from && day.Day.DayNumber <= last).ToList();
        _numerator = reading.NumeratorBefore + days.Sum(day => day.Numerator);
        _denominator = reading.DenominatorBefore + days.Sum(day => day.Denominator);
        _daysLeft = WorkingDays.Between(calendar, last, target.Deadline.DayNumber);
        _buckets = new WorkingDayBuckets(calendar, Math.Max(from, reading.DaysFrom?.DayNumber ?? from), last);
        (_hits, _volumes) = (new double[_buckets.Count], new double[_buckets.Count]);
        foreach (var day in days)
        {
            if (_buckets.IndexOf(day.Day.DayNumber) is var index and >= 0)
            {
                _hits[index] += day.Numerator;
                _volumes[index] += day.Denominator;
            }
        }

        var current = days.Where(day => day.Day.DayNumber >= _buckets.CurrentFirstDay).Sum(day => day.Denominator);
        var complete = WorkingDays.Between(calendar, from, _buckets.CurrentFirstDay - 1);
        var perDay = _buckets.Enough ? _volumes.Average() : complete > 0 ? (double)(_denominator - current) / complete : 0;
        _coming = _daysLeft == 0 ? 0 : ((_daysLeft - 1) * perDay) + Math.Max(0, perDay - current);
        HasRate = complete > 0 || _buckets.Count > 0;
    }

    /// <summary>A complete working day lies behind, so that something can be said of those to come.</summary>
    public bool HasRate { get; }

    /// <summary>In per cent; null without dossiers.</summary>
    public double? Value => _denominator > 0 ? 100.0 * _numerator / _denominator : null;

    public TargetProjection? Project()
    {
        if (Value is not { } value || !HasRate)
        {
            return null;
        }

        var volume = _volumes.Sum();
        var recent = _buckets.Enough && volume > 0 ? _hits.Sum() / volume : value / 100;
        var projected = 100 * (_numerator + (recent * _coming)) / (_denominator + _coming);
        var spread = _buckets.Enough && volume > 0 ? 100 * Spread(recent, volume) : (double?)null;
        return new TargetProjection(
            projected, spread is { } below ? Math.Max(0, projected - below) : null, spread is { } above ? Math.Min(100, projected + above) : null,
            value);
    }

    public TargetNeed Need()
    {
        var missing = ((_target.Value ?? 0) / 100 * (_denominator + _coming)) - _numerator;
        double? share = _coming > 0 ? missing / _coming : missing <= 0 ? 0 : null;
        if (_target.Comparison == PlanComparison.AtMost)
        {
            share = missing < 0 ? null : Math.Min(1, share ?? 1);
        }

        // Rounding must not turn "all of them" into "more than all".
        var impossible = share is null or > 1 + 1e-9;
        return new TargetNeed(TargetNeedKind.PercentOfComing, impossible ? null : 100 * Math.Clamp(share!.Value, 0, 1), impossible);
    }

    /// <summary>
    /// Half of the 95 % interval of the final rate, as a share. Three things are uncertain: the rate of the recent days (a ratio estimate with
    /// the days as clusters), how the dossiers to come turn out at that rate, and how many come.
    /// </summary>
    private double Spread(double rate, double volume)
    {
        var n = _volumes.Length;
        var residual = 0.0;
        for (var index = 0; index < n; index++)
        {
            var difference = _hits[index] - (rate * _volumes[index]);
            residual += difference * difference;
        }

        // Agresti and Coull: at 0 % and 100 % something is uncertain too.
        var held = (_hits.Sum() + 2) / (volume + 4);
        var chance = held * (1 - held);
        var ofRate = Math.Max(residual * n / (n - 1) / (volume * volume), chance / volume);
        var clustering = Math.Max(1, ofRate / (chance / volume));
        var total = _denominator + _coming;
        var mean = _volumes.Average();
        var ofDays = _volumes.Sum(each => (each - mean) * (each - mean)) / (n - 1);
        var ofComing = ofDays * _daysLeft * (1 + ((double)_daysLeft / n));
        var byVolume = ((rate * _denominator) - _numerator) / (total * total);
        var weight = _coming / total;
        var variance = (_coming > 0 ? weight * weight * (ofRate + (clustering * chance / _coming)) : 0) + (byVolume * byVolume * ofComing);
        return StudentT.Quantile(n - 1) * Math.Sqrt(variance);
    }
}
