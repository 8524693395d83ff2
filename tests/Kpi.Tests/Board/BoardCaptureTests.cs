using Ioc.Kpi.Board;
using Ioc.Kpi.Board.Images;
using Ioc.Kpi.Calendars;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Time;
using Ioc.Kpi.Tests.Calendars;
using Ioc.Kpi.Tests.Counting;
using Xunit;

namespace Ioc.Kpi.Tests.Board;

/// <summary>A board that goes on while it is copied, and the copy.</summary>
public sealed class BoardCaptureTests
{
    private static readonly Moment Now = RandomDossiers.Start.Plus(TimeSpan.FromDays(150));

    private readonly DossierCodes _codes = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Counters_and_records_taken_while_updates_arrive_are_those_of_the_beginning(int seed)
    {
        var random = new RandomDossiers(seed, _codes);
        var updates = random.Disordered(random.Updates(2000)).ToList();
        var board = NewBoard(Now);
        var some = updates.Count / 2;
        board.Apply(updates[..some].ToArray());
        var expected = BoardSnapshot.Of(board);

        var copy = CopyWhile(board, updates[some..]);
        var loaded = NewBoard(Now);
        Assert.True(Load(copy, loaded));

        Assert.True(loaded.TryLoadCounters(copy.Counters));
        Assert.Equal(expected, BoardSnapshot.Of(loaded));
        Assert.Equal(board.DossierCount > copy.Rows, updates.Count > some);

        // It goes on from there like the original: counts, medians, deadlines.
        loaded.Apply(updates[some..].ToArray());
        var later = Now.Plus(TimeSpan.FromDays(40));
        board.AdvanceTo(later);
        loaded.AdvanceTo(later);
        Assert.Equal(BoardSnapshot.Of(board), BoardSnapshot.Of(loaded));
        Assert.Equal(PastOf(board, later), PastOf(loaded, later));
    }

    [Fact]
    public void Counters_of_an_earlier_instant_are_brought_to_the_clock()
    {
        var board = Filled();
        var copy = CopyWhile(board, []);
        var later = Now.Plus(TimeSpan.FromDays(21));
        var loaded = NewBoard(later);
        Load(copy, loaded);

        Assert.True(loaded.TryLoadCounters(copy.Counters));

        board.AdvanceTo(later);
        Assert.Equal(BoardSnapshot.Of(board), BoardSnapshot.Of(loaded));
    }

    [Fact]
    public void Counters_of_another_rule_calendar_or_later_clock_are_not_taken()
    {
        var copy = CopyWhile(Filled(), []);
        foreach (var other in new[]
        {
            NewBoard(Now, new CountingRules { OnTimeGranularity = OnTimeGranularity.Instant }),
            NewBoard(Now, new CountingRules { DueSoon = TimeSpan.FromHours(3) }),
            NewBoard(Now, calendar: CalendarText.Read(CalendarText.Right)),
            NewBoard(Now.Plus(TimeSpan.FromSeconds(-1))),
        })
        {
            Load(copy, other);

            Assert.False(other.TryLoadCounters(copy.Counters));

            other.CountAll();
            var again = NewBoard(other.Now, other.Rules, other.Calendar);
            BoardRecords.Of(other).ForEach(dossier => again.LoadRecord(dossier));
            again.CountAll();
            Assert.Equal(BoardSnapshot.Of(again), BoardSnapshot.Of(other));
        }
    }

    [Fact]
    public void Counters_of_other_records_or_cut_short_are_refused()
    {
        var copy = CopyWhile(Filled(), []);
        var loaded = NewBoard(Now);
        Assert.Throws<InvalidDataException>(() => loaded.TryLoadCounters(copy.Counters));
        Load(copy, loaded);
        Assert.Throws<InvalidDataException>(() => loaded.TryLoadCounters([.. copy.Counters.SkipLast(1), copy.Counters[^1][..^9]]));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("cut short")]
    [InlineData("of fewer records")]
    [InlineData("of more records")]
    [InlineData("twice")]
    public void An_index_that_is_not_that_of_the_records_is_made_anew(string which)
    {
        var random = new RandomDossiers(21, _codes);
        var updates = random.Disordered(random.Updates(3000)).ToList();
        var board = NewBoard(Now);
        board.Apply(updates[..1000].ToArray());
        var fewer = CopyWhile(board, []);
        board.Apply(updates[1000..2000].ToArray());
        var copy = CopyWhile(board, []);
        board.Apply(updates[2000..].ToArray());
        var more = CopyWhile(board, []);
        var index = which switch
        {
            "none" => [],
            "cut short" => copy.Index[..^1],
            "of fewer records" => fewer.Index,
            "of more records" => more.Index,
            _ => [.. copy.Index, .. copy.Index],
        };

        var loaded = NewBoard(Now);
        Assert.False(Load(copy with { Index = index }, loaded));
        Assert.True(loaded.TryLoadCounters(copy.Counters));
        loaded.Apply(updates.ToArray());

        Assert.Equal(board.DossierCount, loaded.DossierCount);
        Assert.Equal(BoardSnapshot.Of(board), BoardSnapshot.Of(loaded));
    }

    [Fact]
    public void A_piece_that_is_none_of_an_index_is_refused()
    {
        var piece = CopyWhile(Filled(), []).Index[0];
        foreach (var wrong in new[] { piece[..11], [.. piece, 0, 0, 0, 0], Changed(0, 255), Changed(4, 255), Changed(8, 3), Changed(11, 255) })
        {
            Assert.Throws<InvalidDataException>(() => NewBoard(Now).LoadIndex(wrong));
        }

        byte[] Changed(int at, byte value)
        {
            byte[] changed = [.. piece];
            (changed[at], changed[at == 0 ? 3 : at]) = (value, at == 0 ? (byte)1 : value);
            return changed;
        }
    }

    [Fact]
    public void Counting_put_off_ends_at_the_same_board()
    {
        var random = new RandomDossiers(11, _codes);
        var updates = random.Disordered(random.Updates(3000)).ToList();
        var counted = NewBoard(Now);
        counted.Apply(updates.ToArray());

        var board = NewBoard(Now);
        board.Apply(updates[..700].ToArray());
        board.PutCountingOff();
        board.Apply(updates[700..1900].ToArray());
        Assert.InRange(board.Uncounted, 1, 1200);
        Assert.Throws<InvalidOperationException>(() => board.AdvanceTo(Now.Plus(TimeSpan.FromSeconds(1))));
        board.CountPutOff();
        Assert.Equal(0, board.Uncounted);
        board.PutCountingOff();
        board.Apply(updates[1900..].ToArray());
        board.CountPutOff();

        Assert.Equal(BoardSnapshot.Of(counted), BoardSnapshot.Of(board));
    }

    [Fact]
    public async Task Batches_of_what_was_put_off_are_counted_while_further_updates_are_merged()
    {
        var random = new RandomDossiers(12, _codes);
        var updates = random.Disordered(random.Updates(20_000)).ToArray();
        var counted = NewBoard(Now);
        counted.Apply(updates);

        var board = NewBoard(Now);
        board.Apply(updates.AsSpan(0, 1000));
        board.PutCountingOff();
        var counting = Task.CompletedTask;
        for (var (at, size) = (1000, 1); at < updates.Length; at += size, size = (size * 3) + 1)
        {
            board.Apply(updates.AsSpan(at, Math.Min(size, updates.Length - at)));
            await counting;
            counting = Task.Run(board.TakePutOff());
            Assert.Equal(0, board.Uncounted);
        }

        await counting;
        board.CountPutOff();

        Assert.Equal(BoardSnapshot.Of(counted), BoardSnapshot.Of(board));
    }

    // The records are ahead of the counters until the last one is counted, so a pair must not get its counters from them before.
    [Fact]
    public void A_pair_that_becomes_large_by_a_dossier_that_moves_counts_each_change_once()
    {
        const string Small = "received=03-02T08:00 procedure=P agency=";
        static string Many(string id, string procedure, string facts) =>
            string.Join("; ", Enumerable.Range(0, Pair.CountersFrom - 1).Select(i => $"id={id}{i} received=03-02T08:00 agency=A procedure={procedure} {facts}"));
        var before = $"{Many("a", "P", "")}; {Many("c", "Q", "")}; id=b {Small}B";

        // So many between the one that moves and the others that they are counted apart.
        var changes = $"id=b {Small}A changed=03-05T08:00; {Many("c", "Q", "due=03-09T08:00 changed=03-05T08:00")};"
            + $"id=a0 {Small}A finished=03-05T09:00 changed=03-05T09:00; id=a1 {Small}B changed=03-05T09:00; id=a2 {Small}A finished=03-05T09:00 changed=03-05T09:00";
        var counted = new WorkedBoard(before);
        counted.Put(changes);
        var board = new WorkedBoard(before);
        board.Board.PutCountingOff();
        board.Put(changes);
        board.Board.CountPutOff();
        Assert.Equal(BoardSnapshot.Of(counted.Board), BoardSnapshot.Of(board.Board));
    }

    private static List<double?> PastOf(KpiBoard board, Moment now) =>
        [.. board.ReadAsOf(Ioc.Kpi.Definitions.KpiCatalogue.All, Scope.Province, [now.Plus(TimeSpan.FromDays(-30)), now.Plus(TimeSpan.FromDays(-1))])
            .SelectMany(readings => readings.Select(reading => reading.Value))];

    private KpiBoard Filled()
    {
        var board = NewBoard(Now);
        board.Apply(new RandomDossiers(5, _codes).Updates(1500).ToArray());
        return board;
    }

    private KpiBoard NewBoard(Moment now, CountingRules? rules = null, WorkingCalendar? calendar = null)
    {
        var board = new KpiBoard(_codes, LocalTime.Vietnam, calendar ?? WorkingCalendar.BuiltIn, rules ?? new CountingRules());
        board.AdvanceTo(now);
        return board;
    }

    /// <summary>Copies a few rows, folds a few updates, and so on to the end of both.</summary>
    private static Copied CopyWhile(KpiBoard board, List<DossierUpdate> updates)
    {
        using var capture = board.Capture();
        var records = new List<byte[]>();
        var buffer = new byte[4000];
        var lengths = new ushort[32];
        var applied = 0;
        for (int row = 0, copied; (copied = capture.CopyRows(row, buffer, lengths, out _)) > 0; row += copied)
        {
            for (var (i, at) = (0, 0); i < copied; at += lengths[i++])
            {
                records.Add(buffer[at..(at + lengths[i])]);
            }

            var next = Math.Min(updates.Count, applied + 60);
            board.Apply(updates[applied..next].ToArray());
            applied = next;
        }

        var history = capture.History.Select(piece => piece.ToArray()).ToList();
        Assert.False(capture.IsOutrun);
        board.Apply(updates[applied..].ToArray());


        // Asked last: what came meanwhile must not be in it.
        var index = capture.Index.Select(piece => piece.ToArray()).ToList();
        return new Copied(capture.Rows, records, history, [.. capture.Counters.Select(piece => (ReadOnlyMemory<byte>)piece.ToArray())], index);
    }

    [Fact]
    public void Records_that_end_before_their_lengths_are_refused()
    {
        var copy = CopyWhile(Filled(), []);
        var board = NewBoard(Now);
        Assert.Throws<InvalidDataException>(() => board.LoadPacked(copy.Records[0].AsSpan()[..^1], [(ushort)copy.Records[0].Length]));
        Assert.Throws<InvalidDataException>(() => board.LoadPacked(copy.Records[0], [1]));
    }

    /// <returns>Whether the index was taken as it came.</returns>
    private static bool Load(Copied copy, KpiBoard board)
    {
        copy.Index.ForEach(piece => board.LoadIndex(piece));
        board.LoadPacked([.. copy.Records.SelectMany(record => record)], [.. copy.Records.Select(record => (ushort)record.Length)]);
        foreach (var piece in copy.History)
        {
            for (var at = 0; at < piece.Length;)
            {
                at += BoardCapture.ReadHistory(piece.AsSpan(at), out var row, out var packed);
                board.LoadPacked(row, packed);
            }
        }

        return board.CompleteIndex();
    }

    private sealed record Copied(int Rows, List<byte[]> Records, List<byte[]> History, IReadOnlyList<ReadOnlyMemory<byte>> Counters, List<byte[]> Index);
}
