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

/// <summary>Order, repetition and interleaving of updates do not matter, and every period balances.</summary>
public sealed class BoardOrderTests
{
    private static readonly Moment Now = RandomDossiers.Start.Plus(TimeSpan.FromDays(40.4));
    private static readonly Moment Later = RandomDossiers.Start.Plus(TimeSpan.FromDays(100.7));

    public static TheoryData<int, OnTimeGranularity, DueDate> Seeds()
    {
        var data = new TheoryData<int, OnTimeGranularity, DueDate>();
        var count = Environment.GetEnvironmentVariable("IOC_LONG") == "1" ? 60 : 4;
        for (var seed = 0; seed < count; seed++)
        {
            data.Add(
                seed,
                seed % 2 == 0 ? OnTimeGranularity.Day : OnTimeGranularity.Instant,
                seed % 4 is 1 or 2 ? DueDate.Original : DueDate.Current);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Any_order_and_repetition_of_updates_gives_the_same_board(int seed, OnTimeGranularity granularity, DueDate due)
    {
        var codes = new DossierCodes();
        var random = new RandomDossiers(seed, codes);
        var updates = random.Updates(1000);
        var clean = NewBoard(codes, granularity, due, Now);
        foreach (var update in updates.OrderBy(update => update.ChangeTime))
        {
            clean.Apply(update);
        }

        var disordered = NewBoard(codes, granularity, due, RandomDossiers.Start);
        var order = random.Disordered(updates);
        for (var i = 0; i < order.Count; i++)
        {
            disordered.Apply(order[i]);
            if (i % 50 == 0)
            {
                // The clock moves on between the updates, as it does in life.
                disordered.AdvanceTo(new Moment(RandomDossiers.Start.Microseconds + ((Now - RandomDossiers.Start).Ticks / 10 * i / order.Count)));
            }
        }

        disordered.AdvanceTo(Now);
        Assert.Equal(BoardSnapshot.Of(clean), BoardSnapshot.Of(disordered));
        Assert.Equal(RecordsByKey(clean), RecordsByKey(disordered));

        // What is dated later than now is on no board's answers yet, so it is looked at once its days have come.
        clean.AdvanceTo(Later);
        disordered.AdvanceTo(Later);
        Assert.Equal(BoardSnapshot.Of(clean), BoardSnapshot.Of(disordered));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_period_and_scope_balances_and_nothing_is_negative(int seed, OnTimeGranularity granularity, DueDate due)
    {
        var codes = new DossierCodes();
        var random = new RandomDossiers(seed + 1000, codes);
        var board = NewBoard(codes, granularity, due, Now);
        foreach (var update in random.Disordered(random.Updates(1000)))
        {
            board.Apply(update);
        }

        var today = board.Today;
        foreach (var scope in BoardSnapshot.Scopes(board))
        {
            foreach (var (from, to) in new[] { (-40, -1), (-30, -9), (-7, -7), (-12, 0), (0, 0), (-12, 15), (1, 30) })
            {
                AssertBalance(board, scope, Period.Of(today.AddDays(from), today.AddDays(to)));
            }
        }
    }

    [Fact]
    public void A_board_loaded_from_packed_rows_equals_the_one_it_was_copied_from()
    {
        var codes = new DossierCodes();
        var board = NewBoard(codes, OnTimeGranularity.Day, DueDate.Current, Now);
        var random = new RandomDossiers(7, codes);
        foreach (var update in random.Disordered(random.Updates(3000)))
        {
            board.Apply(update);
        }

        var loaded = NewBoard(codes, OnTimeGranularity.Day, DueDate.Current, Now);
        foreach (var dossier in BoardRecords.Of(board))
        {
            loaded.LoadRecord(dossier);
        }

        loaded.CountAll();
        Assert.Equal(BoardSnapshot.Of(board), BoardSnapshot.Of(loaded));
    }

    /// <summary>Whole records, the facets included.</summary>
    private static List<Dossier> RecordsByKey(KpiBoard board) => [.. BoardRecords.Of(board).OrderBy(dossier => dossier.Key.High).ThenBy(dossier => dossier.Key.Low)];

    private static void AssertBalance(KpiBoard board, Scope scope, Period period)
    {
        long Open(int day) => board.Count(Counts.Open, scope, new Period(day, day));
        long Numerator(string id) => board.Read(KpiCatalogue.Find(id)!, scope, period).Numerator!.Value;

        var left = board.Read(KpiCatalogue.Find("refused-or-withdrawn")!, scope, period);
        var leftAfterEntry = left.Numerator!.Value - left.Parts!["refused-at-intake"];
        Assert.Equal(
            Open(period.FromDay - 1) + Numerator("received-dossiers"),
            board.Count(Counts.Finished, scope, period) + leftAfterEntry + Open(period.ToDay));
        foreach (var reading in board.Read(KpiCatalogue.All, scope, period))
        {
            Assert.True(reading.Numerator is null or >= 0, $"{reading}");
            Assert.True(reading.Denominator is null or >= 0, $"{reading}");
            Assert.True(reading.Kpi.Unit != KpiUnit.Percent || reading.Value is null or (>= 0 and <= 100), $"{reading}");
        }
    }

    private static KpiBoard NewBoard(DossierCodes codes, OnTimeGranularity granularity, DueDate due, Moment now)
    {
        var board = new KpiBoard(
            codes, LocalTime.Vietnam, WorkingCalendar.BuiltIn, new CountingRules { OnTimeGranularity = granularity, Due = due });
        board.AdvanceTo(now);
        return board;
    }
}
