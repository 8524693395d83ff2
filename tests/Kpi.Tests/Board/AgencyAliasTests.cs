using Ioc.Kpi.Board;
using Ioc.Kpi.Calendars;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Tests.Counting;
using Xunit;

namespace Ioc.Kpi.Tests.Board;

/// <summary>Dossiers of merged and former units count under the agency that their code stands for today.</summary>
public sealed class AgencyAliasTests
{
    // The office H49.12.03 was one of its own until 9 March; since then its code means ward H49.101.
    private static readonly Catalogue Merged = new(
        ProcedureCatalogue.Empty,
        new AgencyCatalogue(
            [
                Row("H49.101", null, null, null), Row("H49.12.03", null, "2026-03-09", null), Row("H49.12.03", "2026-03-10", null, "H49.101"),
                Row("H49.102", null, null, null),
            ],
            null));

    private const string Dossiers =
        "received=03-02T08:00 due=03-05T17:00 finished=03-04T10:00 agency=H49.12.03 procedure=P channel=online;"
        + "received=03-03T08:00 due=03-05T17:00 agency=H49.12.03 procedure=P channel=counter;"
        + "received=03-12T08:00 due=03-25T17:00 agency=H49.12.03 procedure=P channel=online;"
        + "received=03-12T08:00 due=03-17T17:00 finished=03-18T10:00 agency=H49.101 procedure=P channel=online;"
        + "received=03-12T08:00 due=03-17T17:00 agency=H49.102 procedure=Q channel=online";

    private static readonly Period March = WorkedBoard.Days("03-01", "03-20");

    [Fact]
    public void Breakdowns_and_scopes_have_the_successor_only()
    {
        var board = new WorkedBoard(Dossiers, catalogue: Merged).Board;

        Assert.Equal([("H49.101", 4.0), ("H49.102", 1.0)], By(board, "received-dossiers"));
        Assert.Equal([("H49.101", 1.0), ("H49.102", 1.0)], By(board, "overdue-open"));
        Assert.Equal(2, board.Breakdown(KpiCatalogue.Find("processing-time")!, BreakdownBy.Agency, Scope.Province, March)[0].Value.Numerator);
        foreach (var asked in new[] { "H49.101", "H49.12.03" })
        {
            var scope = Scope.Of(board.Codes, asked, null, null);
            Assert.Equal((50.0, 1L, 2L), Numbers(board.Read(KpiCatalogue.Find("on-time-rate")!, scope, March)));
            Assert.Equal(4, board.Count(Counts.Received, scope with { Procedure = board.Codes.Procedures.IdOf("P") }, March));
            Assert.Equal(3, board.Count(Counts.Received, scope with { Channel = Kpi.Dossiers.Channel.Online }, March));
        }

        Assert.Equal(5, board.Read(KpiCatalogue.Find("received-dossiers")!, Scope.Province, March).Value);
    }

    [Fact]
    public void What_becomes_overdue_with_the_clock_is_the_successors()
    {
        var worked = new WorkedBoard("received=03-12T08:00 due=03-20T17:00 agency=H49.12.03 procedure=P", catalogue: Merged);
        Assert.Equal(0, worked.Board.Breakdown(KpiCatalogue.Find("overdue-open")!, BreakdownBy.Agency, Scope.Province, March)[0].Value.Value);

        worked.Board.AdvanceTo(DossierLines.At("03-23T08:00"));

        Assert.Equal([("H49.101", 1.0)], By(worked.Board, "overdue-open", WorkedBoard.Days("03-01", "03-23")));
        var then = worked.Board.ReadAsOf([KpiCatalogue.Find("received-dossiers")!], Scope.Of(worked.Board.Codes, "H49.101", null, null), [DossierLines.At("03-12T20:00")]);
        Assert.Equal(1, then[0][0].Value);
    }

    [Fact]
    public void A_catalogue_that_comes_while_the_board_runs_merges_too_and_one_that_goes_takes_apart()
    {
        var board = new WorkedBoard(Dossiers).Board;
        Assert.Equal([("H49.101", 1.0), ("H49.102", 1.0), ("H49.12.03", 3.0)], By(board, "received-dossiers").Order());

        Recount(board, Merged);
        Assert.Equal([("H49.101", 4.0), ("H49.102", 1.0)], By(board, "received-dossiers"));
        board.Apply(DossierLines.Read("received=03-19T08:00 agency=H49.12.03 procedure=P", board.Codes, 100)[0]);
        Assert.Equal([("H49.101", 5.0), ("H49.102", 1.0)], By(board, "received-dossiers"));

        Recount(board, Catalogue.Empty);
        Assert.Equal([("H49.101", 1.0), ("H49.102", 1.0), ("H49.12.03", 4.0)], By(board, "received-dossiers").Order());
    }

    /// <summary>On 9 March the office is still one of its own; from the 10th on it is not, and all its dossiers count with its successor.</summary>
    [Fact]
    public void The_day_decides_and_a_new_day_asks_for_a_recount()
    {
        var board = new WorkedBoard("received=03-02T08:00 agency=H49.12.03; received=03-02T09:00 agency=H49.101", now: "03-09T23:00", catalogue: Merged).Board;
        Assert.Equal([("H49.101", 1.0), ("H49.12.03", 1.0)], By(board, "received-dossiers").Order());
        Assert.False(board.HasOtherAliasesToday);

        board.AdvanceTo(DossierLines.At("03-10T00:30"));
        Assert.True(board.HasOtherAliasesToday);
        Recount(board, Merged);

        Assert.False(board.HasOtherAliasesToday);
        Assert.Equal([("H49.101", 2.0)], By(board, "received-dossiers"));
    }

    [Fact]
    public void Counters_are_taken_over_only_with_the_same_aliases()
    {
        var codes = new DossierCodes();
        var board = NewBoard(codes, Merged);
        DossierLines.Read(Dossiers, codes).ForEach(update => board.Apply(update));
        using var capture = board.Capture();

        var (same, other) = (NewBoard(codes, Merged), NewBoard(codes, Catalogue.Empty));
        foreach (var dossier in BoardRecords.Of(board))
        {
            same.LoadRecord(dossier);
            other.LoadRecord(dossier);
        }

        Assert.True(same.TryLoadCounters([.. capture.Counters.Select(piece => (ReadOnlyMemory<byte>)piece.ToArray())]));
        Assert.False(other.TryLoadCounters([.. capture.Counters.Select(piece => (ReadOnlyMemory<byte>)piece.ToArray())]));
        Assert.Equal(By(board, "received-dossiers"), By(same, "received-dossiers"));
    }

    private static void Recount(KpiBoard board, Catalogue catalogue)
    {
        board.BeginRecount(WorkingCalendar.BuiltIn, new CountingRules(), catalogue);
        while (board.ContinueRecount(2))
        {
        }
    }

    private static KpiBoard NewBoard(DossierCodes codes, Catalogue catalogue)
    {
        var board = new KpiBoard(codes, Time.LocalTime.Vietnam, WorkingCalendar.BuiltIn, new CountingRules(), catalogue);
        board.AdvanceTo(DossierLines.At(WorkedBoard.Friday));
        return board;
    }

    private static List<(string Agency, double? Value)> By(KpiBoard board, string kpi, Period? period = null) =>
        [.. board.Breakdown(KpiCatalogue.Find(kpi)!, BreakdownBy.Agency, Scope.Province, period ?? March).Select(part => (part.Key, part.Value.Value)).Order()];

    private static (double?, long?, long?) Numbers(KpiReading reading) => (reading.Value, reading.Numerator, reading.Denominator);

    private static AgencyEntry Row(string code, string? from, string? to, string? aliasOf) => new(
        code, code, AgencyKind.Other, null, null, from is null ? null : DateOnly.Parse(from, null), to is null ? null : DateOnly.Parse(to, null), aliasOf);
}
