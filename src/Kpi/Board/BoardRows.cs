using Ioc.Kpi.Board.Images;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Packing;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Board;

/// <summary>Keeps the counters of every scope equal to the sum of the dossiers' contributions. The writing half of the board.</summary>
internal sealed partial class BoardRows(CountingContext context)
{
    // While the rules change: rows below _recounted are counted by _next already.
    private CountingContext _context = context;
    private Recount? _next;
    private int _recounted;

    private readonly ContributionChange _change = new();
    private readonly RowSums _sums = new();
    private readonly CounterWarmth _warmth = new();

    // Used again for every dossier: clearing half a kilobyte each time would cost more than filling it.
    private Contribution _old = Contribution.Nothing;
    private Contribution _new = Contribution.Nothing;

    public DossierTable Table { get; } = new();

    public ScopeIndex Scopes { get; } = new();

    public ElapsedTimes Times { get; } = new();

    public DeadlineQueue Deadlines { get; } = new();

    public LastDays LastDays { get; } = new();

    /// <summary>Keeps the records that change while an image of the counters is taken along; null most of the time.</summary>
    public RowHistory? Captured { get; set; }

    /// <summary>Keeps the records that are changed and not counted yet; null where each is counted at once.</summary>
    public RowHistory? Uncounted { get; private set; }

    /// <summary>Another number after each change of what a dossier counts, the clock aside.</summary>
    public long Version { get; private set; }

    /// <summary>What counts; while the rules change that of before, until the last row is counted anew.</summary>
    public CountingContext Context => _context;

    /// <summary>Names the way of counting; nothing while there are two of them.</summary>
    public string Fingerprint => _next is null ? _context.Fingerprint : "";

    public bool IsRecounting => _next is not null;

    /// <summary>What each part of the board holds in memory.</summary>
    public BoardMemory Memory => new(
        Table.RecordBytes,
        Table.RowBytes + LastDays.Bytes,
        Table.IndexBytes,
        Scopes.Province.Bytes,
        Scopes.Agencies.Sum(scope => scope.Bytes),
        Scopes.Procedures.Sum(scope => scope.Bytes),
        Scopes.Pairs.Sum(pair => pair.Bytes + ScopeIndex.BytesOfPair),
        Scopes.Pairs.Sum(pair => pair.Counters?.Bytes ?? 0),
        Deadlines.Bytes,
        Times.Bytes);

    /// <summary>Fetches the counters that the next few dossiers will change (<see cref="CounterWarmth"/>).</summary>
    public void Warm(ReadOnlySpan<DossierPlace> places)
    {
        if (Uncounted is null)
        {
            _warmth.Warm(Scopes, places);
        }
    }

    /// <summary>A dossier that was not on the board.</summary>
    public void Add(in Dossier dossier, Moment now)
    {
        var row = Table.Add(dossier);
        if (Uncounted is null)
        {
            Promote(Count(row, dossier, now), now);
        }
    }

    /// <summary>Counts the dossier of a row that has just been added to the table. Rows are counted in their order.</summary>
    /// <returns>Its pair.</returns>
    public Pair Count(int row, in Dossier dossier, Moment now)
    {
        ref var contribution = ref _new;
        Contribution.Of(dossier, ContextOf(row), now, ref contribution);
        Version++;
        LastDays.Add(contribution);
        var pair = Scopes.Pair(contribution.Agency, contribution.Procedure);
        pair.Add(row, contribution.ReceivedDay);
        _change.Set(Contribution.Nothing, contribution);
        Apply(contribution, pair.Counters);
        AddTime(contribution);
        Deadlines.Add(row, contribution.NextChange);
        return pair;
    }

    /// <summary>A dossier whose record changed.</summary>
    public void Change(int row, int oldLength, in Dossier before, in Dossier after, Moment now)
    {
        Captured?.Keep(row, Table.Packed(row)[..oldLength]);
        Uncounted?.Keep(row, Table.Packed(row)[..oldLength]);
        Table.Replace(row, oldLength, after);
        if (Uncounted is null)
        {
            Promote(ChangeCounts(row, before, after, now), now);
        }
    }

    /// <returns>The pair that it comes into; null where it stays in its own.</returns>
    private Pair? ChangeCounts(int row, in Dossier before, in Dossier after, Moment now)
    {
        var context = ContextOf(row);
        if (DossierView.AreSame(before, after, context))
        {
            return null;
        }

        ref var old = ref _old;
        ref var contribution = ref _new;
        Contribution.Of(before, context, now, ref old);
        Contribution.Of(after, context, now, ref contribution);
        return Replace(row, old, contribution);
    }

    /// <summary>Puts one contribution of a row in the place of another.</summary>
    /// <returns>The pair that the row comes into; null where it stays in its own.</returns>
    private Pair? Replace(int row, in Contribution old, in Contribution contribution)
    {
        Version++;
        Pair? into = null;
        LastDays.Change(row, old, contribution);
        if (old.Agency == contribution.Agency && old.Procedure == contribution.Procedure && old.Channel == contribution.Channel)
        {
            _change.Set(old, contribution);
            if (!_change.IsNone)
            {
                var large = Scopes.LargePair(contribution.Agency, contribution.Procedure);
                Apply(contribution, large);
                if (large is null && old.ReceivedDay != contribution.ReceivedDay)
                {
                    Scopes.Pair(contribution.Agency, contribution.Procedure).SetReceived(row, contribution.ReceivedDay);
                }
            }
        }
        else
        {
            into = Move(row, old, contribution);
        }

        ReplaceTime(old, contribution);
        if (contribution.NextChange != old.NextChange)
        {
            Deadlines.Add(row, contribution.NextChange);
        }

        return into;
    }

    /// <summary>Sets the day of the clock before anything is counted.</summary>
    public void StartOn(DateOnly day) => _context = _context.On(day);

    /// <summary>Who counts the row now.</summary>
    public CountingContext ContextOf(int row) => _next is { } next && row < _recounted ? next.Context : _context;

    /// <summary>Moves the dossiers whose instant has come between <paramref name="before"/> and <paramref name="now"/>.</summary>
    public bool Advance(Moment before, Moment now)
    {
        var changed = false;
        while (Deadlines.TryTake(now, out var row))
        {
            Table.Read(row, out var dossier);
            ref var old = ref _old;
            ref var contribution = ref _new;
            Contribution.Of(dossier, ContextOf(row), before, ref old);
            Contribution.Of(dossier, ContextOf(row), now, ref contribution);
            if (old.InNow != contribution.InNow)
            {
                changed = true;
                _moved.Add((row, old.InNow, contribution.InNow));
            }

            Deadlines.Add(row, contribution.NextChange);
        }

        foreach (var (row, old, next) in Distinct())
        {
            MoveNow(row, old, next);
        }

        return changed;
    }

    /// <summary>The sums of a pair for one question: its counters, or its rows counted now. Valid until the next call.</summary>
    /// <param name="measures">What the question needs.</param>
    public ScopeSums SumsOf(Pair pair, Channel? channel, Period period, MeasureSet measures, Moment now)
    {
        if (pair.Counters is { } counters)
        {
            return counters;
        }

        _sums.Begin(channel, period, measures);
        ref var contribution = ref _new;
        for (var rows = pair.Rows; !rows.IsEmpty;)
        {
            var some = rows[..Math.Min(rows.Length, DossierTable.MostWarmed)];
            rows = rows[some.Length..];
            Table.Warm(some);
            foreach (var row in some)
            {
                Table.Read(row, out var dossier);
                if (_sums.Takes(dossier.Content.Channel))
                {
                    Contribution.Of(dossier, ContextOf(row), now, measures, ref contribution);
                    _sums.Add(contribution);
                }
            }
        }

        return _sums;
    }

    private readonly List<(int Row, uint Old, uint Now)> _moved = [];

    /// <summary>A row may have been queued twice for the same stretch of time; it moves once.</summary>
    private List<(int Row, uint Old, uint Now)> Distinct()
    {
        var distinct = _moved.Count < 2 ? [.. _moved] : _moved.DistinctBy(move => move.Row).ToList();
        _moved.Clear();
        return distinct;
    }

    private void MoveNow(int row, uint old, uint now)
    {
        Table.Read(row, out var dossier);
        ref readonly var content = ref dossier.Content;
        var agency = ContextOf(row).Agencies.Of(content.Agency);
        Scopes.Province.ReplaceNow(old, now, content.Channel);
        Scopes.Agency(agency).ReplaceNow(old, now, content.Channel);
        Scopes.Procedure(content.Procedure).ReplaceNow(old, now, content.Channel);
        Scopes.LargePair(agency, content.Procedure)?.ReplaceNow(old, now, content.Channel);
    }

    /// <summary>A dossier goes from one scope to another.</summary>
    /// <returns>The pair that it comes into; null where that is the same.</returns>
    private Pair? Move(int row, in Contribution old, in Contribution contribution)
    {
        var oldPair = Scopes.Pair(old.Agency, old.Procedure);
        _change.Set(old, Contribution.Nothing);
        Apply(old, oldPair.Counters);
        var pair = Scopes.Pair(contribution.Agency, contribution.Procedure);
        _change.Set(Contribution.Nothing, contribution);
        Apply(contribution, pair.Counters);
        if (pair != oldPair)
        {
            oldPair.Remove(row);
            pair.Add(row, contribution.ReceivedDay);
            return pair;
        }

        if (old.ReceivedDay != contribution.ReceivedDay)
        {
            pair.SetReceived(row, contribution.ReceivedDay);
        }

        return null;
    }

    private void Apply(in Contribution scope, ScopeCounters? largePair)
    {
        Scopes.Province.Apply(_change, scope.Channel);
        Scopes.Agency(scope.Agency).Apply(_change, scope.Channel);
        Scopes.Procedure(scope.Procedure).Apply(_change, scope.Channel);
        largePair?.Apply(_change, scope.Channel);
    }

    private void Promote(Pair? pair, Moment now)
    {
        if (pair is { IsLarge: true })
        {
            // All rows of a pair are of the same two scopes, which the last one counted tells.
            var counters = Counted(pair, now);
            Scopes.Keep(_new.Agency, _new.Procedure, counters);
        }
    }

    private ScopeCounters Counted(Pair pair, Moment now)
    {
        var counters = new ScopeCounters();
        ref var contribution = ref _new;
        foreach (var row in pair.Rows)
        {
            Table.Read(row, out var dossier);
            Contribution.Of(dossier, ContextOf(row), now, ref contribution);
            _change.Set(Contribution.Nothing, contribution);
            counters.Apply(_change, contribution.Channel);
        }

        return counters;
    }

    private void ReplaceTime(in Contribution old, in Contribution now)
    {
        if (old.Elapsed == now.Elapsed && old.Working == now.Working && old.LeftDay == now.LeftDay && old.Agency == now.Agency
            && old.Procedure == now.Procedure && old.Channel == now.Channel)
        {
            return;
        }

        if (old.Elapsed >= 0)
        {
            Times.Remove(old.LeftDay, old.Time);
        }

        AddTime(now);
    }

    private void AddTime(in Contribution contribution)
    {
        if (contribution.Elapsed >= 0)
        {
            Times.Add(contribution.LeftDay, contribution.Time);
        }
    }
}
