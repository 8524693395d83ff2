using Ioc.Kpi.Calendars;

namespace Ioc.Kpi.Plans.Progress;

/// <summary>Holds an entered level against its target: the straight line through the entries (docs/plans.md, "Entered values").</summary>
internal sealed class EnteredProjection
{
    private const int FewestForLine = 3;

    private readonly PlanTarget _target;
    private readonly List<(double At, double Value)> _points;
    private readonly double _deadline;
    private readonly int _daysLeft;
    private readonly int _elapsed;

    /// <param name="last">Today or, if that is past, the deadline.</param>
    public EnteredProjection(PlanTarget target, EnteredReading reading, int last, WorkingCalendar calendar)
    {
        _target = target;
        var from = reading.From.DayNumber;
        _points =
        [
            .. reading.Entries.Where(entry => entry.Day.DayNumber >= from && entry.Day.DayNumber <= last)
                .GroupBy(entry => entry.Day).OrderBy(group => group.Key)
                .Select(group => ((double)WorkingDays.Between(calendar, from, group.Key.DayNumber), group.Last().Value)),
        ];
        _deadline = WorkingDays.Between(calendar, from, target.Deadline.DayNumber);
        _elapsed = WorkingDays.Between(calendar, from, last);
        _daysLeft = WorkingDays.Between(calendar, last, target.Deadline.DayNumber);
    }

    public double? Value => _points.Count > 0 ? _points[^1].Value : null;

    public TargetProjection? Project()
    {
        if (Value is not { } value)
        {
            return null;
        }

        double? sinceStart = _elapsed >= WorkingDayBuckets.Fewest ? Bound(value * _deadline / _elapsed) : null;
        if (_points.Count < FewestForLine || Spread() is not { } spread || spread <= 0)
        {
            return sinceStart is { } pace ? new TargetProjection(pace, null, null, pace) : null;
        }

        var (x, y) = (_points.Average(point => point.At), _points.Average(point => point.Value));
        var slope = _points.Sum(point => (point.At - x) * (point.Value - y)) / spread;
        var projected = y + (slope * (_deadline - x));
        var n = _points.Count;
        var rest = _points.Sum(point => Square(point.Value - y - (slope * (point.At - x)))) / (n - 2);
        var half = StudentT.Quantile(n - 2) * Math.Sqrt(rest * (1 + (1.0 / n) + (Square(_deadline - x) / spread)));
        return new TargetProjection(Bound(projected), Bound(projected - half), Bound(projected + half), sinceStart);
    }

    public TargetNeed Need()
    {
        var missing = (_target.Value ?? 0) - (Value ?? 0);
        double? amount = _target.Comparison == PlanComparison.AtMost ? (missing < 0 || _daysLeft == 0 ? null : missing / _daysLeft)
            : missing <= 0 ? 0 : _daysLeft == 0 ? null : missing / _daysLeft;
        return new TargetNeed(TargetNeedKind.UnitsPerWorkingDay, amount, amount is null);
    }

    private double? Spread()
    {
        var x = _points.Average(point => point.At);
        return _points.Sum(point => Square(point.At - x));
    }

    /// <summary>A level is not negative, a percentage not over 100, and a whole is not exceeded.</summary>
    private double Bound(double value)
    {
        var most = _target.Unit == PlanUnit.Percent ? 100 : _target.Comparison == PlanComparison.Whole ? Math.Max(_target.Value!.Value, Value!.Value) : double.MaxValue;
        return Math.Clamp(value, 0, most);
    }

    private static double Square(double value) => value * value;
}
