using Ioc.Kpi.Board;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Indicators;
using Xunit;

namespace Ioc.Kpi.Tests.Counting;

/// <summary>
/// The same edge cases for every KPI that dossiers give, worked out by hand: numerator and denominator of each, of one ordinary dossier (counter,
/// late) and one that the case is about (online, on time). What people enter has its table below.
/// </summary>
[Collection(nameof(MachineZoneCollection))]
public sealed class EdgeCaseTests
{
    private const string Facts = "applicant=business verified=1 supplements=0 digitised=1 reused=1 ";
    private const string Paid = "fee=1 paid=1 ";
    private const string Online = Facts + Paid + "channel=online result=1 procedure=1.000001 ";
    private const string Received = "received=03-02T08:00 ";
    private const string Due = "due=03-05T17:00 ";
    private const string Finished = "finished=03-04T10:00 ";
    private const string Ordinary =
        "; received=03-03T08:00 due=03-04T17:00 finished=03-06T10:00 channel=counter applicant=business verified=0 supplements=1 digitised=0 reused=0 result=0 fee=1 paid=0 procedure=1.000002";

    private const string Usual =
        "received-dossiers=2 online-submission-rate=1/2 fully-online-rate=1/2 dossiers-per-service=2/2 on-time-rate=1/2 overdue-finished=1/2 overdue-open=0/0 "
        + "due-soon=0/0 processing-time=2 electronic-result-rate=1/2 digitised-component-rate=1/2 data-reuse-rate=1/2 online-payment-rate=1/2 "
        + "business-online-rate=1/2 single-entry-rate=1/2 supplement-rate=1/2 refused-or-withdrawn=0/2";

    /// <summary>The dossier entered and did not finish: only the ordinary one did.</summary>
    private const string NotFinished = "fully-online-rate=0/1 on-time-rate=0/1 overdue-finished=1/1 processing-time=1 electronic-result-rate=0/1 ";

    /// <summary>KPIs whose worked examples need more than dossiers, in `DerivedKpiTests`.</summary>
    private static readonly string[] OfOtherTables = ["service-coverage", "non-boundary-rate", "plan-tasks-on-time", "quality-index-766", "source-health"];

    private static readonly Catalogue Listed = new(
        new ProcedureCatalogue([Procedure("1.000001", ServiceList.Online982), Procedure("1.000002", ServiceList.Online982), Procedure("1.000004", ServiceList.None, result: false)], null),
        AgencyCatalogue.Empty);

    // What the case is, its dossier, and what differs from the usual numbers.
    [Theory]
    [InlineData("usual", Received + Due + Finished + Online, "")]
    [InlineData("withdrawn", Received + Due + "status=7 changed=03-04T10:00 " + Online, NotFinished + "refused-or-withdrawn=1/2")]
    [InlineData("stopped", Received + Due + "status=8 changed=03-04T10:00 " + Online, NotFinished + "refused-or-withdrawn=1/2")]
    [InlineData("refused later", Received + Due + "status=3 refused=03-04T10:00 " + Online, NotFinished + "refused-or-withdrawn=1/2")]
    [InlineData(
        "refused at intake", Due + "status=3 refused=03-04T10:00 " + Online,
        NotFinished + "refused-or-withdrawn=1/1 received-dossiers=1 online-submission-rate=0/1 dossiers-per-service=1/2 digitised-component-rate=0/1 data-reuse-rate=0/1 "
        + "online-payment-rate=0/1 business-online-rate=0/1 single-entry-rate=0/1 supplement-rate=1/1")]
    [InlineData("paused", Received + Due + "status=5 changed=03-04T10:00 " + Online, NotFinished + "overdue-open=0/1 due-soon=0/1")]
    [InlineData("waiting for payment", Received + Due + "status=6 changed=03-04T10:00 " + Online, NotFinished + "overdue-open=0/1 due-soon=0/1")]
    [InlineData(
        "reopened", "id=a " + Received + Due + Finished + Online + "; id=a " + Received + Due + "status=4 changed=03-05T08:00 " + Online,
        NotFinished + "overdue-open=1/1 due-soon=0/1")]
    [InlineData("no due date", Received + Finished + Online, "on-time-rate=0/1 overdue-finished=1/1")]
    [InlineData(
        "no channel", Received + Due + Finished + Facts + Paid + "result=1 procedure=1.000001",
        "online-submission-rate=0/1 fully-online-rate=0/2 business-online-rate=0/2")]
    [InlineData(
        "result not required", Received + Due + Finished + Facts + Paid + "channel=online result=0 procedure=1.000004",
        "electronic-result-rate=0/1 dossiers-per-service=1/2")]
    [InlineData("fee-exempt", Received + Due + Finished + Facts + "fee=0 paid=0 channel=online result=1 procedure=1.000001", "online-payment-rate=0/1")]
    [InlineData(
        "late update of a past day", "id=a " + Received + Due + "changed=03-02T08:00 " + Online + "; id=a " + Received + Due + Finished + "changed=03-19T08:00 " + Online, "")]
    [InlineData("outdated update", "id=a " + Received + Due + Finished + Online + "; id=a " + Received + Due + "status=5 changed=03-03T08:00 " + Online, "")]
    public void An_edge_case_changes_exactly_the_numbers_that_it_should(string edge, string dossiers, string changed) =>
        Assert.Equal(Numbers(Usual, changed), Read(new WorkedBoard(dossiers + Ordinary, catalogue: Listed), edge, "03-01", "03-20"));

    [Fact]
    public void Of_nothing_every_ratio_is_without_a_value_and_never_0_or_100()
    {
        var board = new WorkedBoard(catalogue: Listed);
        var readings = board.Board.Read(KpiCatalogue.All, Scope.Province, WorkedBoard.Days("03-01", "03-20"), Surroundings.None with { Catalogue = Listed });
        var rates = readings.Where(reading => reading.Kpi.Unit == KpiUnit.Percent && reading.Kpi.Base != KpiBase.Catalogue).ToList();
        Assert.True(rates.Count >= 15, $"{rates.Count} rates");
        Assert.All(rates, reading => Assert.Equal((reading.Kpi.Id, null, 0), (reading.Kpi.Id, reading.Value, reading.Denominator ?? 0)));
        Assert.Null(readings.Single(reading => reading.Kpi.Id == "processing-time").Value);
    }

    // The last second of 2025 and the first of 2026, on hosts of other zones: what was received belongs to the one year, what was finished to the other.
    [Theory]
    [InlineData("UTC")]
    [InlineData("America/New_York")]
    [InlineData("Asia/Ho_Chi_Minh")]
    public void The_border_of_day_and_year_parts_the_numbers_of_every_kpi_on_any_host(string zone) => MachineZone.On(zone, () =>
    {
        var board = new WorkedBoard(
            "received=2025-12-31T23:59:59 due=2026-01-20T17:00 finished=2026-01-01T00:00:00 " + Online, now: "2026-01-05T10:30", catalogue: Listed);
        const string Old =
            "received-dossiers=1 online-submission-rate=1/1 fully-online-rate=0/0 dossiers-per-service=1/2 on-time-rate=0/0 overdue-finished=0/0 overdue-open=0/1 due-soon=0/1 "
            + "processing-time=0 electronic-result-rate=0/0 digitised-component-rate=1/1 data-reuse-rate=1/1 online-payment-rate=1/1 business-online-rate=1/1 "
            + "single-entry-rate=1/1 supplement-rate=0/1 refused-or-withdrawn=0/1";
        const string New =
            "received-dossiers=0 online-submission-rate=0/0 fully-online-rate=1/1 dossiers-per-service=0/2 on-time-rate=1/1 overdue-finished=0/1 overdue-open=0/0 due-soon=0/0 "
            + "processing-time=1 electronic-result-rate=1/1 digitised-component-rate=0/0 data-reuse-rate=0/0 online-payment-rate=0/0 business-online-rate=0/0 "
            + "single-entry-rate=0/0 supplement-rate=0/0 refused-or-withdrawn=0/0";
        Assert.Equal(Numbers(Old), Read(board, zone, "2025-01-01", "2025-12-31"));
        Assert.Equal(Numbers(Old), Read(board, zone, "2025-12-31", "2025-12-31"));
        Assert.Equal(Numbers(New), Read(board, zone, "2026-01-01", "2026-01-01"));
    });

    public static TheoryData<string> Entered => [.. IndicatorKind.All.Select(kind => kind.Id)];

    [Theory]
    [MemberData(nameof(Entered))]
    public void What_people_entered_has_its_parts_its_day_and_its_scope(string kpi)
    {
        var percent = IndicatorKind.Find(kpi)!.Unit == IndicatorUnit.Percent;
        var board = new WorkedBoard(Received + "agency=H49.01");
        var agency = Scope.Of(board.Board.Codes, "H49.01", null, null);
        var around = Surroundings.None with
        {
            Indicators = new IndicatorBook([Entry(1, kpi, null, percent ? 75 : 3, "03-02", 3, 4), Entry(2, kpi, null, percent ? 50 : 5, "03-10"), Entry(3, kpi, "H49.01", 1, "03-05")]),
        };

        KpiReading In(string to, in Scope scope) => board.Board.Read([KpiCatalogue.Find(kpi)!], scope, WorkedBoard.Days("03-01", to), around)[0];

        Assert.Equal((null, null, null, true), Of(In("03-01", Scope.Province)));
        Assert.Equal((percent ? 75.0 : 3.0, 3L, 4L, true), Of(In("03-09", Scope.Province)));
        Assert.Equal((percent ? 50.0 : 5.0, null, null, true), Of(In("03-20", Scope.Province)));
        Assert.Equal(10, In("03-20", Scope.Province).Entered!.AgeDays);
        Assert.Equal((1.0, null, null, true), Of(In("03-20", agency)));
        Assert.Equal((null, null, null, false), Of(In("03-04", agency)));
        Assert.Equal((null, null, null, false), Of(In("03-20", new Scope(null, 0, null))));
    }

    [Theory]
    [InlineData(29, true)]
    [InlineData(30, false)]
    public void Few_ratings_are_said_to_be_too_few(int ratings, bool few)
    {
        var around = Surroundings.None with { Indicators = new IndicatorBook([Entry(1, "satisfaction-rate", null, 100, "03-02", ratings, ratings)]) };
        var reading = new WorkedBoard().Board.Read([KpiCatalogue.Find("satisfaction-rate")!], Scope.Province, WorkedBoard.Days("03-01", "03-20"), around)[0];
        Assert.Equal(100.0, reading.Value);
        Assert.Equal(few ? ["ratings"] : [], reading.Missing);
    }

    [Fact]
    public void Every_kpi_stands_in_a_table_of_worked_examples() =>
        Assert.Equal(
            KpiCatalogue.All.Select(kpi => kpi.Id).Order(StringComparer.Ordinal),
            Numbers(Usual).Keys.Concat(IndicatorKind.All.Select(kind => kind.Id)).Concat(OfOtherTables).Order(StringComparer.Ordinal));

    private static SortedDictionary<string, string> Read(WorkedBoard board, string edge, string from, string to)
    {
        var readings = board.Board.Read(KpiCatalogue.All, Scope.Province, WorkedBoard.Days(from, to), Surroundings.None with { Catalogue = Listed });
        var numbers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var reading in readings.Where(reading => Numbers(Usual).ContainsKey(reading.Kpi.Id)))
        {
            numbers[reading.Kpi.Id] = reading.Denominator is { } whole ? $"{reading.Numerator}/{whole}" : $"{reading.Numerator}";
            if (reading.Kpi.Unit == KpiUnit.Percent)
            {
                Assert.True(reading.Value == (reading.Denominator == 0 ? null : 100.0 * reading.Numerator / reading.Denominator), $"{edge}: {reading.Kpi.Id} is {reading.Value}");
            }
        }

        return numbers;
    }

    private static SortedDictionary<string, string> Numbers(params string[] lines)
    {
        var numbers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var parts in string.Join(' ', lines).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Split('=')))
        {
            numbers[parts[0]] = parts[1];
        }

        return numbers;
    }

    private static (double?, long?, long?, bool) Of(KpiReading reading) => (reading.Value, reading.Numerator, reading.Denominator, reading.Applicable);

    private static ProcedureEntry Procedure(string code, ServiceList lists, bool result = true) =>
        new(code, "x", null, ProcedureLevel.Province, OnlineLevel.Full, result, false, false, false, null, null, lists, []);

    private static IndicatorEntry Entry(long id, string kpi, string? agency, double value, string day, int? part = null, int? whole = null) => new(
        id,
        new IndicatorDraft { KpiId = kpi, Agency = agency, Value = value, Numerator = part, Denominator = whole, AsOf = WorkedBoard.Days(day, day).From, Evidence = "x" },
        "tester",
        DateTimeOffset.UnixEpoch);
}
