using Ioc.Kpi.Board;
using Ioc.Kpi.Calendars;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Tests.Calendars;
using Ioc.Kpi.Tests.Counting;
using Ioc.Kpi.Time;
using Xunit;

namespace Ioc.Kpi.Tests.Board;

/// <summary>A board whose rules change while it goes on ends as one that always had the new ones.</summary>
public sealed class RecountTests
{
    private static readonly Moment Now = RandomDossiers.Start.Plus(TimeSpan.FromDays(150));

    private readonly DossierCodes _codes = new();

    public static TheoryData<string> Changes => ["calendar", "another day off", "a year less", "hours", "hours and another day off", "weekend", "catalogue", "agencies", "rules", "nothing"];

    [Theory]
    [MemberData(nameof(Changes))]
    public void Recounting_while_updates_arrive_and_the_clock_moves(string change)
    {
        var random = new RandomDossiers(17, _codes);
        var updates = random.Disordered(random.Updates(2500)).ToList();
        var (calendar, rules, catalogue) = Changed(change);
        var board = NewBoard(WorkingCalendar.BuiltIn, new CountingRules(), Catalogue.Empty);
        board.Apply(updates[..1500].ToArray());
        board.BeginRecount(calendar, rules, catalogue);
        Assert.Throws<InvalidOperationException>(() => board.BeginRecount(calendar, rules, catalogue));
        var (applied, now) = (1500, Now);
        while (board.ContinueRecount(100))
        {
            var next = Math.Min(updates.Count, applied + 90);
            board.Apply(updates[applied..next].ToArray());
            applied = next;
            now = now.Plus(TimeSpan.FromHours(19));
            board.AdvanceTo(now);
        }

        board.Apply(updates[applied..].ToArray());

        var expected = NewBoard(calendar, rules, catalogue);
        expected.Apply(updates.ToArray());
        expected.AdvanceTo(now);
        Assert.False(board.IsRecounting);
        Assert.Equal(BoardSnapshot.Of(expected), BoardSnapshot.Of(board));
        var later = now.Plus(TimeSpan.FromDays(60));
        expected.AdvanceTo(later);
        board.AdvanceTo(later);
        Assert.Equal(BoardSnapshot.Of(expected), BoardSnapshot.Of(board));
        if (change != "nothing")
        {
            var unchanged = NewBoard(WorkingCalendar.BuiltIn, new CountingRules(), Catalogue.Empty);
            unchanged.Apply(updates.ToArray());
            unchanged.AdvanceTo(later);
            Assert.NotEqual(BoardSnapshot.Of(unchanged), BoardSnapshot.Of(board));
        }
    }

    // Two hours of waiting before nine are two hours of work by the hours of before, and none by the new ones: the due date no longer moves to Monday.
    [Fact]
    public void Other_hours_move_the_due_date_of_a_dossier_that_waited()
    {
        var board = new WorkedBoard("received=03-02T08:00 due=03-19T16:00 wait=03-10T07:00/03-10T09:00; received=03-02T08:00 due=03-19T16:00", now: "03-20T08:00").Board;
        Assert.Equal(1, OverdueOf(board));
        board.BeginRecount(WithHours(WorkingCalendar.BuiltIn), new CountingRules(), Catalogue.Empty);
        Assert.False(board.ContinueRecount(10));
        Assert.Equal(2, OverdueOf(board));
    }

    [Fact]
    public void Counters_taken_in_the_middle_of_a_change_are_not_taken_over()
    {
        var board = NewBoard(WorkingCalendar.BuiltIn, new CountingRules(), Catalogue.Empty);
        board.Apply(new RandomDossiers(3, _codes).Updates(300).ToArray());
        board.BeginRecount(CalendarText.Read(CalendarText.Right), new CountingRules(), Catalogue.Empty);
        Assert.True(board.ContinueRecount(50));
        using var capture = board.Capture();

        var loaded = NewBoard(WorkingCalendar.BuiltIn, new CountingRules(), Catalogue.Empty);
        BoardRecords.Of(board).ForEach(dossier => loaded.LoadRecord(dossier));

        Assert.False(loaded.TryLoadCounters([.. capture.Counters.Select(piece => (ReadOnlyMemory<byte>)piece.ToArray())]));
    }

    private static long? OverdueOf(KpiBoard board) => board.Read(KpiCatalogue.Find("overdue-open")!, Scope.Province, Period.Day(board.Today)).Numerator;

    private (WorkingCalendar Calendar, CountingRules Rules, Catalogue Catalogue) Changed(string change) => change switch
    {
        "calendar" => (CalendarText.Read(CalendarText.Right), new CountingRules(), Catalogue.Empty),
        "another day off" => (WithoutOneHoliday(), new CountingRules(), Catalogue.Empty),
        "a year less" => (WithoutTheYear(), new CountingRules(), Catalogue.Empty),
        "hours" => (WithHours(WorkingCalendar.BuiltIn), new CountingRules(), Catalogue.Empty),
        "hours and another day off" => (WithHours(WithoutOneHoliday()), new CountingRules(), Catalogue.Empty),
        "weekend" => (WithWork(DayOfWeek.Saturday), new CountingRules(), Catalogue.Empty),
        "catalogue" => (WorkingCalendar.BuiltIn, new CountingRules(), OfOneProcedure()),
        "agencies" => (WorkingCalendar.BuiltIn, new CountingRules(), OfMergedAgencies()),
        "rules" => (WorkingCalendar.BuiltIn, new CountingRules { OnTimeGranularity = OnTimeGranularity.Instant, Due = DueDate.Original }, Catalogue.Empty),
        _ => (WorkingCalendar.BuiltIn, new CountingRules(), Catalogue.Empty),
    };

    /// <summary>A holiday amid the days of the random dossiers is worked after all.</summary>
    private static WorkingCalendar WithoutOneHoliday()
    {
        var builtIn = WorkingCalendar.BuiltIn;
        var day = builtIn.Days.First(listed => !listed.IsWorked && !builtIn.Weekend.Contains(listed.Date.DayOfWeek) && listed.Date > LocalTime.Vietnam.DateOf(RandomDossiers.Start));
        return new WorkingCalendar(builtIn.AsOf, builtIn.Weekend, builtIn.Hours, builtIn.Years, builtIn.Days.Where(listed => listed != day));
    }

    /// <summary>The same days with one long spell of work instead of two.</summary>
    private static WorkingCalendar WithHours(WorkingCalendar calendar) =>
        new(calendar.AsOf, calendar.Weekend, new WorkingHours([(new TimeOnly(9, 0), new TimeOnly(17, 0))]), calendar.Years, calendar.Days);

    private static WorkingCalendar WithWork(DayOfWeek day)
    {
        var builtIn = WorkingCalendar.BuiltIn;
        return new WorkingCalendar(builtIn.AsOf, [.. builtIn.Weekend.Where(free => free != day)], builtIn.Hours, builtIn.Years, builtIn.Days);
    }

    /// <summary>The years from that of the random dossiers on are not known.</summary>
    private static WorkingCalendar WithoutTheYear()
    {
        var builtIn = WorkingCalendar.BuiltIn;
        var years = builtIn.Years.Where(year => year.Year < LocalTime.Vietnam.DateOf(RandomDossiers.Start).Year).ToList();
        return new WorkingCalendar(builtIn.AsOf, builtIn.Weekend, builtIn.Hours, years, builtIn.Days.Where(day => day.Date.Year <= years[^1].Year));
    }

    private Catalogue OfOneProcedure()
    {
        var code = Enumerable.Range(1, _codes.Procedures.Count - 1).Select(_codes.Procedures.TextOf).First();
        var entry = new ProcedureEntry(code, "x", null, ProcedureLevel.Province, OnlineLevel.Full, false, false, false, false, null, null, ServiceList.None, []);
        return new Catalogue(new ProcedureCatalogue([entry], null), AgencyCatalogue.Empty);
    }

    /// <summary>Two units became one that has dossiers already, a third one a new unit.</summary>
    private static Catalogue OfMergedAgencies()
    {
        static AgencyEntry Entry(string code, string? aliasOf = null) => new(code, "x", AgencyKind.Other, null, null, null, null, aliasOf);
        return new Catalogue(ProcedureCatalogue.Empty, new AgencyCatalogue([Entry("A0"), Entry("A1", "A0"), Entry("A2", "N"), Entry("N")], null));
    }

    private KpiBoard NewBoard(WorkingCalendar calendar, CountingRules rules, Catalogue catalogue)
    {
        var board = new KpiBoard(_codes, LocalTime.Vietnam, calendar, rules, catalogue);
        board.AdvanceTo(Now);
        return board;
    }
}
