using Ioc.Kpi.Board;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Index766;
using Ioc.Kpi.Indicators;
using Ioc.Kpi.Plans.Files;
using Ioc.Kpi.Plans.Tasks;
using Ioc.Kpi.Sources;
using Ioc.Kpi.Time;
using Xunit;

namespace Ioc.Kpi.Tests.Counting;

/// <summary>Worked examples of the KPIs that need more than dossiers: K04, K05, K18, K27, K28, K31 and what people enter.</summary>
public sealed class DerivedKpiTests
{
    private const string Received = "received=03-02T08:00 ";

    private static readonly Catalogue Listed = new(
        new ProcedureCatalogue(
            [
                Procedure("1.000001", ServiceList.Online982 | ServiceList.First25, OnlineLevel.Full, nonBoundary: true, groups: ["G1"]),
                Procedure("1.000002", ServiceList.Online982 | ServiceList.Data1139, OnlineLevel.Partial, groups: ["G1"]),
                Procedure("1.000003", ServiceList.Online982 | ServiceList.Exempt, OnlineLevel.Full, groups: ["G2"]),
                Procedure("1.000004", ServiceList.None, OnlineLevel.Info, fee: true, result: false),
            ],
            new CatalogueOrigin("test", DateTimeOffset.UnixEpoch, Invented: true)),
        AgencyCatalogue.Empty);

    [Fact]
    public void Dossiers_of_a_service_are_told_as_mean_reach_and_total()
    {
        // Ten days of data: 2 March to Wednesday 11 March. The exempt service and the one off the list are left out; .H49 is a local code.
        var board = new WorkedBoard(
            string.Concat(Enumerable.Repeat(Received + "procedure=1.000001; ", 11)) + Received + "procedure=1.000001.H49; received=03-05T08:00 procedure=1.000003; "
            + Received + "procedure=1.000004; " + Received + "procedure=9.999999", now: "03-11T10:30", catalogue: Listed);

        var reading = Read(board, "dossiers-per-service", "03-01", "03-11");

        Assert.Equal((12L, 2L, true), (reading.Numerator, reading.Denominator, reading.Projected));
        Assert.Equal(12 / 2.0 * 365 / 10, reading.Value!.Value, 9);
        Assert.Equal(new KpiFigure(6, KpiUnit.Dossiers, 12, 2), reading.Figures!["mean"]);
        Assert.Equal(new KpiFigure(12, KpiUnit.Dossiers), reading.Figures["total"]);
        Assert.Equal(new KpiFigure(50, KpiUnit.Percent, 1, 2), reading.Figures["reach-10"]);
        Assert.Equal(new KpiFigure(0, KpiUnit.Percent, 0, 2), reading.Figures["reach-1000"]);
        Assert.Equal(12 * 36.5, reading.Figures["total-of-a-year"].Value!.Value, 9);
        Assert.Equal(new KpiFigure(1, KpiUnit.Services, 1, 2), reading.Figures["without-dossiers"]);
        Assert.Equal(new KpiFigure(1, KpiUnit.Services), reading.Figures["exempt"]);
    }

    [Theory]
    [InlineData("", "03-01", "03-20")]
    [InlineData(Received + "procedure=1.000001", "02-01", "02-20")]
    public void Dossiers_of_a_service_need_days_with_data(string dossiers, string from, string to) =>
        Assert.Null(Read(new WorkedBoard(dossiers, catalogue: Listed), "dossiers-per-service", from, to).Value);

    [Fact]
    public void Without_a_catalogue_what_needs_one_says_so()
    {
        var board = new WorkedBoard(Received + "procedure=1.000001");
        foreach (var (kpi, missing) in new[] { ("dossiers-per-service", "service-list"), ("service-coverage", "service-list"), ("non-boundary-rate", "procedure-catalogue") })
        {
            var reading = Read(board, kpi);
            Assert.Equal((null, true, missing), (reading.Value, reading.Applicable, Assert.Single(reading.Missing)));
        }
    }

    [Fact]
    public void Coverage_counts_services_groups_and_those_with_dossiers()
    {
        var reading = Read(new WorkedBoard(Received + "procedure=1.000002; " + Received + "procedure=1.000003", catalogue: Listed), "service-coverage");

        Assert.Equal((2.0, 2L, 3L), (reading.Value, reading.Numerator, reading.Denominator));
        Assert.Equal(new KpiFigure(100, KpiUnit.Percent, 1, 1), reading.Figures!["first-25"]);
        Assert.Equal(new KpiFigure(50, KpiUnit.Percent, 1, 2), reading.Figures["groups-82"]);
        Assert.Equal(new KpiFigure(0, KpiUnit.Percent, 0, 1), reading.Figures["data-1139"]);
        Assert.Equal(new KpiFigure(50, KpiUnit.Percent, 1, 2), reading.Figures["with-dossiers"]);
    }

    [Fact]
    public void Procedures_open_to_any_commune_are_seen_against_all_of_them() =>
        Assert.Equal((25.0, 1L, 4L), Numbers(Read(new WorkedBoard(catalogue: Listed), "non-boundary-rate")));

    // Procedures for businesses as online levels; which of them are provided online, in full or in part.
    [Theory]
    [InlineData("", null, null, null)]
    [InlineData("Full", 100.0, 1, 1)]
    [InlineData("Info", 0.0, 0, 1)]
    [InlineData("Full,Partial,Info,None", 50.0, 2, 4)]
    public void Procedures_for_businesses_provided_online_are_the_second_half_of_k19(string levels, double? share, int? online, int? whole)
    {
        var business = levels.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select((level, place) => Procedure($"2.00000{place}", ServiceList.None, Enum.Parse<OnlineLevel>(level)) with { Business = true });
        var catalogue = new Catalogue(
            new ProcedureCatalogue([.. business, Procedure("1.000009", ServiceList.None, OnlineLevel.Full)], new CatalogueOrigin("test", DateTimeOffset.UnixEpoch, Invented: true)),
            AgencyCatalogue.Empty);
        var board = new WorkedBoard(Received + "applicant=Business channel=online; " + Received + "applicant=Business channel=counter", catalogue: catalogue);

        KpiReading In(Scope scope) => board.Board.Read([KpiCatalogue.Find("business-online-rate")!], scope, WorkedBoard.Days("03-01", "03-20"), Surroundings.None with { Catalogue = catalogue })[0];

        Assert.Equal((50.0, 1L, 2L), Numbers(In(Scope.Province)));
        Assert.Equal(new KpiFigure(share, KpiUnit.Percent, online, whole), In(Scope.Province).Figures!["business-procedures"]);
        Assert.Null(In(new Scope(0, null, null)).Figures);
    }

    [Fact]
    public void The_portals_own_index_stands_beside_the_estimate()
    {
        var portal = new PortalIndexBook();
        var around = new SurroundingsBook(new CatalogueBook(), new IndicatorShelf(), new SourceBook(), portal);
        var board = new WorkedBoard(Received + "due=03-20T10:00 finished=03-04T10:00 agency=H49.01");
        KpiReading In(Scope scope) => Read(board, "quality-index-766", around: around.At(DossierLines.At("03-20T10:30")), scope: scope);

        Assert.Null(In(Scope.Province).Official);
        var estimate = In(Scope.Province).Value;
        Assert.True(portal.TryPut(new PortalIndex("b", 81.5, DossierLines.At("03-20T10:00"))));
        Assert.True(portal.TryPut(new PortalIndex("a", 79, DossierLines.At("03-19T10:00"))));
        Assert.False(portal.TryPut(new PortalIndex("c", 100.5, DossierLines.At("03-20T10:20"))));
        Assert.False(portal.TryPut(new PortalIndex("c", double.NaN, DossierLines.At("03-20T10:20"))));

        Assert.Equal(new PortalIndex("b", 81.5, DossierLines.At("03-20T10:00")), In(Scope.Province).Official);
        Assert.Equal((estimate, true), (In(Scope.Province).Value, In(Scope.Province).Projected));
        Assert.Null(In(Scope.Of(board.Board.Codes, "H49.01", null, null)).Official);
    }

    [Fact]
    public void A_procedure_without_a_result_asks_for_none()
    {
        const string Done = Received + "finished=03-04T10:00 channel=online ";
        var board = new WorkedBoard(Done + "result=0 procedure=1.000004; " + Done + "result=1 procedure=1.000001; " + Done + "result=0 procedure=9.999999", catalogue: Listed);

        Assert.Equal((50.0, 1L, 2L), Numbers(board.Read("electronic-result-rate")));
        Assert.Equal((2L, 3L), (board.Read("fully-online-rate").Numerator, board.Read("fully-online-rate").Denominator));
    }

    [Fact]
    public void Tasks_done_by_their_day_are_seen_against_those_whose_day_is_past()
    {
        var plan = PlanFile.Read(new PlanFileContent("of-test.json", PlanOfTest), new HashSet<string>()).Plan!;
        var around = Surroundings.None with
        {
            Plans = [plan],
            Evidence = new Dictionary<(string Plan, string Task), TaskEvidence>
            {
                [("of-test", "A")] = new(new DateOnly(2026, 3, 10), null, "x"), [("of-test", "B")] = new(new DateOnly(2026, 3, 12), null, "x"),
                [("other", "C")] = new(new DateOnly(2026, 3, 1), null, "x"),
            },
        };

        Assert.Equal((100.0 / 3, 1L, 3L), Numbers(Read(new WorkedBoard(), "plan-tasks-on-time", around: around)));
        Assert.Equal((null, 0L, 0L), Numbers(Read(new WorkedBoard(), "plan-tasks-on-time", to: "03-09", around: around)));
    }

    [Fact]
    public void An_entered_value_stands_for_its_scope_from_its_day_on()
    {
        var board = new WorkedBoard(Received + "agency=H49.01");
        var around = Surroundings.None with
        {
            Indicators = new IndicatorBook([Entry(1, "satisfaction-rate", null, 90, "2026-03-01"), Entry(2, "satisfaction-rate", null, 92, "2026-03-10"), Entry(3, "centre-readiness", "H49.01", 3, "2026-03-01")]),
        };

        var now = Read(board, "satisfaction-rate", around: around);
        Assert.Equal((92.0, 10, true), (now.Value, now.Entered!.AgeDays, now.Applicable));
        Assert.Equal(90.0, Read(board, "satisfaction-rate", to: "03-09", around: around).Value);
        Assert.Null(Read(board, "satisfaction-rate", from: "02-01", to: "02-28", around: around).Value);
        Assert.Equal((null, true), (Read(board, "centre-readiness", around: around).Value, Read(board, "centre-readiness", around: around).Applicable));
        var agency = Scope.Of(board.Board.Codes, "H49.01", null, null);
        Assert.Equal(3.0, Read(board, "centre-readiness", around: around, scope: agency).Value);
        Assert.False(Read(board, "satisfaction-rate", around: around, scope: agency).Applicable);
        Assert.False(Read(board, "satisfaction-rate", around: around, scope: new Scope(null, 0, null)).Applicable);
    }

    [Fact]
    public void Sources_in_order_are_seen_against_those_that_are_awaited()
    {
        var book = new SourceBook();
        book.Declare(new SourceDeclaration("a", SourceKind.Reference, Enabled: true, TimeSpan.FromSeconds(15)));
        book.Declare(new SourceDeclaration("b", SourceKind.Reference, Enabled: true, TimeSpan.FromSeconds(15)));
        book.Declare(new SourceDeclaration("file", SourceKind.Push, Enabled: true, null));
        book.Succeeded("a", DossierLines.At("03-20T10:30"), TimeSpan.Zero, SourceTally.Nothing);

        var around = new SurroundingsBook(new CatalogueBook(), new IndicatorShelf(), book).At(DossierLines.At("03-20T10:30"));

        Assert.Equal((50.0, 1L, 2L), Numbers(Read(new WorkedBoard(), "source-health", around: around)));
        Assert.Equal((null, 0L, 0L), Numbers(Read(new WorkedBoard(), "source-health")));
    }

    [Fact]
    public void The_766_index_adds_up_what_can_be_told_and_names_the_rest()
    {
        const string Done = Received + "due=03-05T17:00 ";
        var board = new WorkedBoard(
            Done + "finished=03-04T10:00 channel=online procedure=1.000001 result=1 digitised=1 reused=1 fee=1 paid=1 verified=1; "
            + Done + "finished=03-06T10:00 channel=counter procedure=1.000001 result=0 digitised=0 reused=0 fee=1 paid=0 verified=0; "
            + "received=03-02T08:00 due=03-25T17:00 channel=online procedure=1.000004 digitised=1 reused=1 verified=1; " + Done + "channel=online procedure=1.000004 digitised=1 reused=1 verified=1",
            catalogue: Listed);
        var around = Surroundings.None with
        {
            Indicators = new IndicatorBook([Entry(1, "satisfaction-rate", null, 45, "2026-03-01"), Entry(2, "portal-sync", null, 50, "2026-03-01"), Entry(3, "petition-on-time-rate", null, 100, "2026-03-01")]),
        };

        var reading = Read(board, "quality-index-766", around: around);

        // Progress: of two finished and two open one is on time and one not late yet, 20 × 2/4. Online: 3 of 4 services, 2 × min(1, 0.75/0.8);
        // 1 of those 3 has dossiers, 4/3; 3 of 4 dossiers, all 6 points. Payment: 1 of 2 with a fee, 6/2; the one fee procedure is used, 2.
        // Digitisation: 6 × 1/2 results; 4 × 3/4 digitised; reuse 3/4 of 0.8, 2 × 0.9375; single entry 2 × 3/4. Satisfaction 6 × 0.45/0.9.
        Dictionary<string, double> expected = new()
        {
            ["progress"] = 10, ["online-coverage"] = 1.875, ["online-services-used"] = 4.0 / 3, ["online-channel"] = 6, ["payment-dossiers"] = 3,
            ["payment-procedures-used"] = 2, ["original-result-available"] = 3, ["digitised-dossiers"] = 3, ["reused-digitised-data"] = 1.875,
            ["citizen-data-dossiers"] = 1.5, ["dossier-sync"] = 3, ["petition-on-time"] = 6, ["receiving-satisfaction"] = 3,
        };
        foreach (var (component, points) in expected)
        {
            Assert.Equal(points, reading.Figures![component].Value!.Value, 9);
        }

        Assert.Equal(expected.Values.Sum(), reading.Value!.Value, 9);
        Assert.True(reading.Projected);
        Assert.Equal(8, reading.Missing.Count);
        Assert.Equal(21, expected.Count + reading.Missing.Count);
        Assert.Equal((12.0, 18.0), (reading.Figures!["mdhl"].Value!.Value + reading.Figures["ckmb"].Value!.Value, reading.Figures["ckmb"].Denominator!.Value));
        Assert.Equal(100, new[] { "ckmb", "tdgq", "clgq", "tttt", "mdsh", "mdhl" }.Sum(group => reading.Figures[group].Denominator!.Value));
    }

    private static ReadOnlyMemory<byte> PlanOfTest => """
        {"code":"of-test","name":"Test","level":"province","year":2026,"place":{"province":"49"},
         "document":{"issuer":"x","status":"issued"},
         "phases":[{"id":"p","name":"P","from":"2026-01-01","to":"2026-12-31"}],
         "sections":[{"id":"1","title":"S"}],
         "targets":[],
         "tasks":[
          {"id":"A","section":"1","title":"a","lead":["x"],"cadence":"once","due":{"rule":"on","date":"2026-03-10"},"phase":"p","reference":"1"},
          {"id":"B","section":"1","title":"b","lead":["x"],"cadence":"once","due":{"rule":"on","date":"2026-03-10"},"phase":"p","reference":"2"},
          {"id":"C","section":"1","title":"c","lead":["x"],"cadence":"once","due":{"rule":"on","date":"2026-03-11"},"phase":"p","reference":"3"},
          {"id":"D","section":"1","title":"d","lead":["x"],"cadence":"once","due":{"rule":"on","date":"2026-05-10"},"phase":"p","reference":"4"}],
         "reports":[],"remarks":[]}
        """u8.ToArray();

    private static ProcedureEntry Procedure(
        string code, ServiceList lists, OnlineLevel online, bool nonBoundary = false, bool fee = false, bool result = true, string[]? groups = null) =>
        new(code, "x", null, ProcedureLevel.Province, online, result, fee, false, nonBoundary, null, null, lists, groups ?? []);

    private static IndicatorEntry Entry(long id, string kpi, string? agency, double value, string day) =>
        new(id, new IndicatorDraft { KpiId = kpi, Agency = agency, Value = value, AsOf = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), Evidence = "x" }, "tester", DateTimeOffset.UnixEpoch);

    private static (double? Value, long? Numerator, long? Denominator) Numbers(KpiReading reading) => (reading.Value, reading.Numerator, reading.Denominator);

    private static KpiReading Read(WorkedBoard board, string kpi, string from = "03-01", string to = "03-20", Surroundings? around = null, Scope? scope = null) =>
        board.Board.Read([KpiCatalogue.Find(kpi)!], scope ?? Scope.Province, WorkedBoard.Days(from, to), (around ?? Surroundings.None) with { Catalogue = board.Catalogue })[0];
}
