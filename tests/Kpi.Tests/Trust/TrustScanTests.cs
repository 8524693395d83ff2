using Ioc.Kpi.Board;
using Ioc.Kpi.Calendars;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Tests.Board;
using Ioc.Kpi.Time;
using Ioc.Kpi.Trust;
using Xunit;

namespace Ioc.Kpi.Tests.Trust;

/// <summary>The scan in steps finds what one look over all records finds, whatever happens on the board between the steps.</summary>
public sealed class TrustScanTests
{
    private static readonly Moment Now = RandomDossiers.Start.Plus(TimeSpan.FromDays(110.4));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Steps_find_what_one_look_over_all_records_finds(int seed)
    {
        var (board, _) = RandomBoard(seed);
        var expected = Naive(BoardRecords.Of(board), board.Codes);
        var scan = board.BeginTrustScan(Catalogue.Empty);
        var steps = 1;
        while (scan.Continue())
        {
            steps++;
        }

        Assert.True(steps > 1, "The board is too small to need steps.");
        Assert.Equal(expected, Counts(scan, board.Codes));
    }

    [Fact]
    public void Dossiers_that_change_behind_the_scan_or_come_anew_wait_for_the_next_one()
    {
        var (board, random) = RandomBoard(4);
        var records = BoardRecords.Of(board);
        var expected = Naive(records, board.Codes);
        var scan = board.BeginTrustScan(Catalogue.Empty);
        while (scan.Continue())
        {
            // The first rows are behind the scan from the first step on.
            foreach (var record in records.Take(200))
            {
                var update = new DossierUpdate { Key = record.Key, Source = 1, ChangeTime = Now, Content = record.Content };
                update.Content.Status = DossierStatus.Stopped;
                update.Content.Finished = update.Content.Received;
                board.Apply(update);
            }

            foreach (var update in random.Updates(50))
            {
                board.Apply(update);
            }
        }

        Assert.Equal(expected, Counts(scan, board.Codes));
    }

    [Fact]
    public void A_dossier_ahead_of_the_scan_is_taken_as_it_is_when_its_turn_comes()
    {
        var (board, _) = RandomBoard(5);
        var last = BoardRecords.Of(board)[^1];
        var scan = board.BeginTrustScan(Catalogue.Empty);
        Assert.True(scan.Continue());
        var update = new DossierUpdate { Key = last.Key, Source = 2, ChangeTime = Now, Content = last.Content };
        update.Content.Received = Now.Plus(TimeSpan.FromDays(-3));
        update.Content.Status = DossierStatus.Finished;
        update.Content.Finished = Now.Plus(TimeSpan.FromDays(-4));
        board.Apply(update);
        while (scan.Continue())
        {
        }

        Assert.Equal(Naive(BoardRecords.Of(board), board.Codes), Counts(scan, board.Codes));
    }

    /// <summary>Source, check, how many show it, how many were looked at: from all records, with nothing skipped and twins found by grouping.</summary>
    private static List<string> Naive(List<Dossier> records, DossierCodes codes)
    {
        var context = new TrustContext(
            new CountingContext(new CountingRules(), LocalTime.Vietnam, WorkingCalendar.BuiltIn, new ProcedureFacts(Catalogue.Empty, codes), new AgencyFacts(Catalogue.Empty, codes, default)), codes, Catalogue.Empty, Now, 0);
        var found = new Dictionary<(string Source, string Check), (long Count, long Of)>();
        var seen = new HashSet<(long Second, int Agency, int Procedure)>();
        foreach (var dossier in records)
        {
            var record = new TrustRecord(dossier, context);
            if (record.View.Standing is Standing.NotEntered or Standing.RefusedAtIntake)
            {
                continue;
            }

            foreach (var check in TrustCatalogue.All.OfType<RecordCheck>())
            {
                var finding = check.Id == "same-second-twins" ? Twin(dossier, seen) : check.Look(record);
                var place = (codes.Sources.TextOf(dossier.Source), check.Id);
                var (count, of) = found.GetValueOrDefault(place);
                found[place] = (count + (finding is { Asked: true, Shows: true } ? 1 : 0), of + (finding.Asked ? 1 : 0));
            }
        }

        return [.. found.Select(entry => Line(entry.Key.Source, entry.Key.Check, entry.Value.Count, entry.Value.Of)).Order()];
    }

    private static Finding Twin(in Dossier dossier, HashSet<(long, int, int)> seen)
    {
        var local = LocalTime.Vietnam.ToLocal(dossier.Content.Received);
        var firstDay = LocalTime.Vietnam.DateOf(Now).AddDays(-29);
        return DateOnly.FromDateTime(local.DateTime) < firstDay || local.TimeOfDay < TimeSpan.FromSeconds(1)
            ? Finding.NotAsked
            : Finding.Of(!seen.Add((dossier.Content.Received.Microseconds / 1_000_000, dossier.Content.Agency, dossier.Content.Procedure)));
    }

    private static List<string> Counts(TrustScan scan, DossierCodes codes) =>
    [
        .. scan.Found.SelectMany(found => TrustCatalogue.All.OfType<RecordCheck>().Select(check => (Source: found.Key, Check: check, Tally: found.Value.TallyOf(check))))
            .Select(found => Line(codes.Sources.TextOf(found.Source), found.Check.Id, found.Tally.Count, found.Tally.Of))
            .Order(),
    ];

    private static string Line(string source, string check, long count, long of) => $"{source} {check} {count}/{of}";

    private static (KpiBoard Board, RandomDossiers Random) RandomBoard(int seed)
    {
        var codes = new DossierCodes();
        var random = new RandomDossiers(seed, codes);
        var board = new KpiBoard(codes, LocalTime.Vietnam, WorkingCalendar.BuiltIn, new CountingRules());
        board.AdvanceTo(Now);
        foreach (var update in random.Disordered(random.Updates(9_000)))
        {
            board.Apply(update);
        }

        return (board, random);
    }
}
