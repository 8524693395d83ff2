using System.Globalization;
using Ioc.Kpi.Calendars;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Tests.Counting;
using Ioc.Kpi.Time;
using Xunit;

namespace Ioc.Kpi.Tests.Calendars;

/// <summary>The table of cases that were worked out by hand (`cases.csv`).</summary>
public sealed class CalendarCaseTests
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.BuiltIn;
    private static readonly WorkingTime Working = new(Calendar, LocalTime.Vietnam);

    // How the counting rules name their words.
    private static readonly Dictionary<string, DueOutcome> Outcomes = new()
    {
        ["early"] = DueOutcome.Early, ["on-day"] = DueOutcome.OnDay, ["late"] = DueOutcome.Late, ["undetermined"] = DueOutcome.Undetermined,
    };

    public static TheoryData<string, string, string, string> Cases()
    {
        var data = new TheoryData<string, string, string, string>();
        foreach (var (asked, given, answer, why) in CalendarCase.All)
        {
            data.Add(asked, given, answer, why);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void As_worked_out_by_hand(string asked, string given, string answer, string why) =>
        Hold(new CalendarCase(asked, given, answer, why));

    [Fact]
    public void The_table_has_two_hundred_cases_and_none_twice()
    {
        Assert.True(CalendarCase.All.Count >= 200, $"{CalendarCase.All.Count} cases");
        Assert.Equal(CalendarCase.All.Count, CalendarCase.All.DistinctBy(one => (one.Asked, one.Given)).Count());
        Assert.All(CalendarCase.All, one => Assert.False(string.IsNullOrWhiteSpace(one.Why), one.Given));
    }

    internal static void Hold(CalendarCase one)
    {
        switch (one.Asked)
        {
            case "worked":
                Assert.Equal(one.Answer, Calendar.IsWorkingDay(Day(one.Given)) ? "yes" : "no");
                break;
            case "next":
                Assert.Equal(one.Answer, Text(Calendar.NextWorkingDay(Day(one.Given))));
                break;
            case "previous":
                Assert.Equal(one.Answer, Text(Calendar.PreviousWorkingDay(Day(one.Given))));
                break;
            case "due-of":
                var days = int.Parse(one.Word("days")!, CultureInfo.InvariantCulture);
                TimeOnly? cutoff = one.Word("cutoff") is { } hour ? TimeOnly.Parse(hour, CultureInfo.InvariantCulture) : null;
                AssertMoment(one, Working.DueOf(one.Moment("received"), days, cutoff));
                break;
            case "between":
                Assert.Equal(CalendarCase.Span(one.Answer), Working.Between(one.Moment("from"), one.Moment("until")));
                break;
            case "add":
                AssertMoment(one, Working.Add(one.Moment("start"), CalendarCase.Span(one.Word("work")!)));
                break;
            default:
                HoldDossier(one);
                break;
        }
    }

    private static void HoldDossier(CalendarCase one)
    {
        var dossier = one.Dossier();
        var view = new DossierView(dossier, new CountingContext(one.Rules, LocalTime.Vietnam, Calendar, new ProcedureFacts(Catalogue.Empty, new DossierCodes()), new AgencyFacts(Catalogue.Empty, new DossierCodes(), default)), wholeDays: true);
        Assert.Equal(dossier.Content.Due, view.StatedDueAt);
        switch (one.Asked)
        {
            case "due":
                AssertMoment(one, view.DueAt);
                break;
            case "outcome":
                Assert.Equal(Outcomes[one.Answer], view.Outcome);
                break;
            case "overdue-from" when one.Answer == "never":
                Assert.Equal(Moment.Never, view.OverdueFrom);
                break;
            case "overdue-from":
                AssertMoment(one, view.OverdueFrom);
                break;
            case "soon-from":
                var soon = (StockMeasure)((CountedKpi)KpiCatalogue.Find("due-soon")!).Numerator[0];
                AssertMoment(one, soon.Span(view).From);
                break;
            case "elapsed":
                Assert.Equal(one.Answer == "none" ? null : CalendarCase.Span(one.Answer), view.WorkingElapsed);
                break;
            default:
                Assert.Fail($"Nothing is asked by '{one.Asked}'.");
                break;
        }
    }

    private static void AssertMoment(CalendarCase one, Moment actual) =>
        Assert.Equal(LocalTime.Vietnam.ToLocal(DossierLines.At(one.Answer)), LocalTime.Vietnam.ToLocal(actual));

    private static int Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber;

    private static string Text(int day) => DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
