using Ioc.Kpi.Board;
using Ioc.Kpi.Calendars;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Packing;
using Ioc.Kpi.Time;
using Xunit;

namespace Ioc.Kpi.Tests.Board;

/// <summary>What is kept in a smaller or another form says the same as what it stands for.</summary>
public sealed class BoardStructureTests
{
    private static readonly Moment Now = RandomDossiers.Start.Plus(TimeSpan.FromDays(40.4));

    private readonly DossierCodes _codes = new();

    [Theory]
    [InlineData(Pair.CountersFrom - 1, false)]
    [InlineData(Pair.CountersFrom, true)]
    [InlineData(Pair.CountersFrom + 200, true)]
    public void Pair_says_the_same_with_a_list_of_rows_and_with_counters(int dossiers, bool keepsCounters)
    {
        var board = NewBoard();
        foreach (var update in Updates(dossiers, agency: "A", procedure: "P"))
        {
            board.Apply(update);
        }

        // The agency has one procedure only, so the agency's counters say what the pair has to say.
        Assert.Equal(keepsCounters, board.Memory.PairCounters > 0);
        AssertSame(board, "A", "P");
    }

    [Fact]
    public void Pair_that_loses_its_dossiers_to_another_says_the_same_on_both_sides_of_the_move()
    {
        var board = NewBoard();
        var updates = Updates(Pair.CountersFrom + 100, agency: "A", procedure: "P");
        foreach (var update in updates)
        {
            board.Apply(update);
        }

        var moved = 0;
        foreach (var update in updates.Where(_ => moved++ % 3 != 0))
        {
            var later = update;
            later.ChangeTime = Now.Plus(TimeSpan.FromDays(1));
            later.Content.Agency = _codes.Agencies.IdOf("B");
            board.Apply(later);
        }

        AssertSame(board, "A", "P");
        AssertSame(board, "B", "P");
    }

    [Fact]
    public void End_of_a_day_read_from_the_records_equals_the_day_in_the_counters()
    {
        var board = NewBoard();
        var random = new RandomDossiers(11, _codes);
        foreach (var update in random.Disordered(random.Updates(2000)))
        {
            board.Apply(update);
        }

        // Whole days only: within one, the counters know no hours.
        var days = Enumerable.Range(1, 20).Select(ago => board.Today.AddDays(ago - 21).DayNumber).ToList();
        KpiDefinition[] kpis = [.. KpiCatalogue.All.Where(kpi => kpi is not DerivedKpi)];
        var past = board.ReadAsOf(kpis, Scope.Province, [.. days.Select(day => new Moment(board.Zone.StartOf(day + 1).Microseconds - 1))]);
        for (var i = 0; i < kpis.Length; i++)
        {
            for (var day = 0; day < days.Count; day++)
            {
                var (seen, counted) = (past[i][day], board.Read(kpis[i], Scope.Province, new Period(days[day], days[day])));
                Assert.Equal((counted.Value, counted.Numerator, counted.Denominator), (seen.Value, seen.Numerator, seen.Denominator));
            }
        }
    }

    [Fact]
    public void Same_content_at_a_later_time_moves_the_day_of_a_dossier_that_has_no_other_end()
    {
        var board = NewBoard();
        var update = Update(1, DossierStatus.Returned, RandomDossiers.Start, RandomDossiers.Start.Plus(TimeSpan.FromDays(1)));
        board.Apply(update);
        update.ChangeTime = RandomDossiers.Start.Plus(TimeSpan.FromDays(3));

        Assert.Equal(UpdateEffect.Confirmed, board.Apply(update));

        var day = board.Zone.DayOf(RandomDossiers.Start);
        Assert.Equal(0, board.Count(Counts.Finished, Scope.Province, new Period(day + 1, day + 1)));
        Assert.Equal(1, board.Count(Counts.Finished, Scope.Province, new Period(day + 3, day + 3)));
    }

    [Fact]
    public void Board_loaded_uncounted_and_then_counted_equals_the_one_it_was_copied_from()
    {
        var board = NewBoard();
        foreach (var update in Updates(Pair.CountersFrom * 2, agency: "A", procedure: "P").Concat(new RandomDossiers(3, _codes).Updates(1000)))
        {
            board.Apply(update);
        }

        var loaded = NewBoard();
        loaded.Reserve(board.DossierCount / 2);
        foreach (var dossier in BoardRecords.Of(board))
        {
            loaded.LoadRecord(dossier);
        }

        loaded.CountAll();
        Assert.Equal(BoardSnapshot.Of(board), BoardSnapshot.Of(loaded));
    }

    private void AssertSame(KpiBoard board, string agency, string procedure)
    {
        var whole = Scope.Of(_codes, agency, null, null);
        var pair = Scope.Of(_codes, agency, procedure, null);
        foreach (var channel in new Channel?[] { null, Channel.Online, Channel.Unknown })
        {
            foreach (var period in BoardSnapshot.Periods(board).Append(new Period(board.Today.DayNumber - 20, board.Today.DayNumber - 3)))
            {
                var expected = board.Read(KpiCatalogue.All, whole with { Channel = channel }, period);
                var actual = board.Read(KpiCatalogue.All, pair with { Channel = channel }, period);
                Assert.Equal(
                    expected.Select(reading => (reading.Kpi.Id, reading.Value, reading.Numerator, reading.Denominator, reading.Applicable)),
                    actual.Select(reading => (reading.Kpi.Id, reading.Value, reading.Numerator, reading.Denominator, reading.Applicable)));
            }
        }
    }

    /// <summary>One update each of many dossiers of one agency and procedure.</summary>
    private List<DossierUpdate> Updates(int dossiers, string agency, string procedure)
    {
        var updates = new RandomDossiers(dossiers, _codes).Updates(dossiers).DistinctBy(update => update.Key).ToList();
        for (var i = 0; i < updates.Count; i++)
        {
            var update = updates[i];
            update.Content.Agency = _codes.Agencies.IdOf(agency);
            update.Content.Procedure = _codes.Procedures.IdOf(procedure);
            updates[i] = update;
        }

        return updates;
    }

    private DossierUpdate Update(ulong key, byte status, Moment received, Moment changed) => new()
    {
        Key = new DossierKey(key, key),
        ChangeTime = changed,
        Content = new DossierContent { Agency = _codes.Agencies.IdOf("A"), Status = status, Received = received },
    };

    private KpiBoard NewBoard()
    {
        var board = new KpiBoard(_codes, LocalTime.Vietnam, WorkingCalendar.BuiltIn, new CountingRules());
        board.AdvanceTo(Now);
        return board;
    }
}
