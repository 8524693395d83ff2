using System.Globalization;
using Ioc.Kpi.Board;
using Ioc.Kpi.Calendars;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Time;
using Xunit;

namespace Ioc.Kpi.Tests.Counting;

/// <summary>A board of few dossiers, whose every number can be worked out by hand. Its clock stands at 10:30 on Friday, 20 March 2026.</summary>
internal sealed class WorkedBoard
{
    public const string Friday = "03-20T10:30";

    private static readonly (string Name, FlowMeasure Measure)[] Events =
    [
        ("refused-at-intake", Counts.RefusedAtIntake), ("received", Counts.Received), ("finished", Counts.Finished),
        ("refused", Counts.Refused), ("withdrawn", Counts.Withdrawn), ("stopped", Counts.Stopped),
    ];

    private int _updates;

    public WorkedBoard(string dossiers = "", CountingRules? rules = null, string now = Friday, Catalogue? catalogue = null)
    {
        Board = new KpiBoard(new DossierCodes(), LocalTime.Vietnam, WorkingCalendar.BuiltIn, rules ?? new CountingRules(), catalogue);
        Catalogue = catalogue ?? Catalogue.Empty;
        Board.AdvanceTo(DossierLines.At(now));
        Put(dossiers);
    }

    public KpiBoard Board { get; }

    public Catalogue Catalogue { get; }

    public void Put(string dossiers)
    {
        var updates = DossierLines.Read(dossiers, Board.Codes, _updates);
        _updates += updates.Count;
        updates.ForEach(update => Board.Apply(update));
    }

    public void Put(DossierUpdate update) => Board.Apply(update);

    /// <summary>The reading of 1 to 20 March, or of other days such as `03-05`.</summary>
    public KpiReading Read(string kpi, string from = "03-01", string to = "03-20") =>
        Board.Read(KpiCatalogue.Find(kpi)!, Scope.Province, Days(from, to));

    public static Period Days(string from, string to) => Period.Of(DayOf(from), DayOf(to));

    /// <summary>Holds a reading against numbers worked out by hand.</summary>
    public static void AssertReading(KpiReading reading, int? numerator, int? denominator, double? value, bool applicable = true) =>
        Assert.Equal(
            (reading.Kpi.Id, numerator, denominator, value, applicable),
            (reading.Kpi.Id, (int?)reading.Numerator, (int?)reading.Denominator, Rounded(reading.Value), reading.Applicable));

    /// <summary>
    /// What the counters say happened on each day of March up to today, and whether anything is open now: `received 03-02, finished 03-05`,
    /// `received 03-02, open`.
    /// </summary>
    public string Story()
    {
        var story = new List<string>();
        for (var day = DayOf("03-01"); day <= Board.Today; day = day.AddDays(1))
        {
            foreach (var (name, measure) in Events)
            {
                var count = Board.Count(measure, Scope.Province, Period.Day(day));
                story.AddRange(Enumerable.Repeat($"{name} {day.ToString("MM-dd", CultureInfo.InvariantCulture)}", (int)count));
            }
        }

        var open = Board.Count(Counts.Open, Scope.Province, Period.Day(Board.Today));
        return string.Join(", ", story.Concat(Enumerable.Repeat("open", (int)open)));
    }

    private static DateOnly DayOf(string day) =>
        DateOnly.ParseExact(day.Length < 10 ? "2026-" + day : day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static double? Rounded(double? value) => value is { } number ? Math.Round(number, 6) : null;
}
