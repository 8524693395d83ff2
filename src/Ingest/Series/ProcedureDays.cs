using Ioc.Ingest.Board;
using Ioc.Kpi.Board;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Series;
using Ioc.Kpi.Time;

namespace Ioc.Ingest.Series;

/// <summary>
/// Figures of each procedure for the last local day that is over: one point for a procedure and day, in the last minute of the day, and only
/// where something happened. Taken at the first call that finds one and at every full hour, since updates of a day still arrive after it; a point that is
/// written again replaces itself.
/// </summary>
internal sealed class ProcedureDays(LiveBoard board)
{
    /// <summary>KPIs of single procedures that analysts compare; a stock is not among them, since it has no value of a day that is over.</summary>
    private static readonly KpiDefinition[] Kpis =
        [.. new[] { "received-dossiers", "online-submission-rate", "on-time-rate" }.Select(id => KpiCatalogue.Find(id)).OfType<KpiDefinition>()];

    private bool _taken;

    /// <summary>The series of one procedure.</summary>
    public static SeriesKey KeyOf(string kpi, string procedure) => new($"procedure:{kpi}:{procedure}");

    /// <summary>The series that one procedure may have.</summary>
    public static IEnumerable<SeriesKey> KeysOf(string procedure) => Kpis.Select(kpi => KeyOf(kpi.Id, procedure));

    /// <param name="minute">A full minute.</param>
    /// <returns>No point between two full hours.</returns>
    public async Task<List<SeriesPoint>> SampleAsync(DateTimeOffset minute, CancellationToken cancellationToken)
    {
        if (_taken && minute.Minute != 0)
        {
            return [];
        }

        // All of one moment: the day and what is known of it may change between two readings.
        var points = await board.ReadAsync(kpis => Of(kpis, DateOnly.FromDayNumber(kpis.Zone.DayOf(kpis.Now) - 1)).ToList(), cancellationToken);
        _taken |= points.Count > 0;
        return points;
    }

    /// <summary>The points of a day that is over.</summary>
    public static IEnumerable<SeriesPoint> Of(KpiBoard kpis, DateOnly day) => Kpis.SelectMany(kpi => Of(kpis, kpi, day));

    private static IEnumerable<SeriesPoint> Of(KpiBoard kpis, KpiDefinition kpi, DateOnly day)
    {
        var at = kpis.Zone.StartOf(day.DayNumber + 1).ToUtc().AddMinutes(-1);
        return kpis.Breakdown(kpi, BreakdownBy.Procedure, Scope.Province, Period.Day(day))
            .Where(row => row.Value.Value is not null && (row.Value.Denominator ?? row.Value.Numerator) > 0)
            .Select(row => new SeriesPoint(KeyOf(kpi.Id, row.Key), at, row.Value.Value!.Value, row.Value.Numerator, row.Value.Denominator));
    }
}
