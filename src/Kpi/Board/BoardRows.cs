using Ioc.Kpi.Counting;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Board;

/// <summary>Keeps the counters of every scope equal to the sum of the dossiers' contributions. The writing half of the board.</summary>
internal sealed class BoardRows(CountingContext context)
{
    private readonly DeadlineQueue _deadlines = new();

    public DossierTable Table { get; } = new();

    public ScopeIndex Scopes { get; } = new();

    public ElapsedTimes Times { get; } = new();

    public CountingContext Context => context;

    /// <summary>A dossier that was not on the board.</summary>
    public void Add(in Dossier dossier, Moment now)
    {
        var row = Table.Add(dossier);
        Contribution.Of(dossier, context, now, out var contribution);
        var pair = Scopes.Pair(contribution.Agency, contribution.Procedure);
        Table.Link(row, pair);
        Contribution.Clear(out var nothing);
        Replace(nothing, contribution, pair);
        AddTime(contribution);
        _deadlines.Add(row, contribution.NextChange);
        Promote(pair, now);
    }

    /// <summary>A dossier whose record changed.</summary>
    public void Change(int row, int oldLength, in Dossier before, in Dossier after, Moment now)
    {
        Contribution.Of(before, context, now, out var old);
        Contribution.Of(after, context, now, out var contribution);
        Table.Replace(row, oldLength, after);
        var pair = Scopes.Pair(contribution.Agency, contribution.Procedure);
        if (old.Agency == contribution.Agency && old.Procedure == contribution.Procedure && old.Channel == contribution.Channel)
        {
            Replace(old, contribution, pair);
        }
        else
        {
            Contribution.Clear(out var nothing);
            var oldPair = Scopes.Pair(old.Agency, old.Procedure);
            Replace(old, nothing, oldPair, old);
            Table.Unlink(row, oldPair);
            Table.Link(row, pair);
            Replace(nothing, contribution, pair);
        }

        ReplaceTime(old, contribution);
        if (contribution.NextChange != old.NextChange)
        {
            _deadlines.Add(row, contribution.NextChange);
        }

        Promote(pair, now);
    }

    /// <summary>Moves the dossiers whose instant has come between <paramref name="before"/> and <paramref name="now"/>.</summary>
    public bool Advance(Moment before, Moment now)
    {
        var changed = false;
        while (_deadlines.TryTake(now, out var row))
        {
            Table.Read(row, out var dossier);
            Contribution.Of(dossier, context, before, out var old);
            Contribution.Of(dossier, context, now, out var contribution);
            if (old.InNow != contribution.InNow)
            {
                changed = true;
                _moved.Add((row, old.InNow, contribution.InNow));
            }

            _deadlines.Add(row, contribution.NextChange);
        }

        foreach (var (row, old, next) in Distinct())
        {
            MoveNow(row, old, next);
        }

        return changed;
    }

    /// <summary>Counters of the pair: its own, or counted now from its chain.</summary>
    public ScopeCounters CountersOf(Pair pair, Moment now)
    {
        if (pair.Counters is { } counters)
        {
            return counters;
        }

        counters = new ScopeCounters(MeasureSlots.NewStores());
        Count(pair, counters, now);
        return counters;
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
        Scopes.Province.ReplaceNow(old, now, content.Channel);
        Scopes.Agency(content.Agency).ReplaceNow(old, now, content.Channel);
        Scopes.Procedure(content.Procedure).ReplaceNow(old, now, content.Channel);
        Scopes.Pair(content.Agency, content.Procedure).Counters?.ReplaceNow(old, now, content.Channel);
    }

    private void Replace(in Contribution old, in Contribution now, Pair pair) => Replace(old, now, pair, now);

    private void Replace(in Contribution old, in Contribution now, Pair pair, in Contribution scope)
    {
        Scopes.Province.Replace(old, now, scope.Channel);
        Scopes.Agency(scope.Agency).Replace(old, now, scope.Channel);
        Scopes.Procedure(scope.Procedure).Replace(old, now, scope.Channel);
        pair.Counters?.Replace(old, now, scope.Channel);
    }

    private void Promote(Pair pair, Moment now)
    {
        if (pair.Counters is null && pair.Count >= Pair.CountersFrom)
        {
            var counters = new ScopeCounters(Scopes.Stores);
            Count(pair, counters, now);
            pair.Counters = counters;
        }
    }

    private void Count(Pair pair, ScopeCounters counters, Moment now)
    {
        Contribution.Clear(out var nothing);
        for (var row = pair.Head; row >= 0; row = Table.NextInPair(row))
        {
            Table.Read(row, out var dossier);
            Contribution.Of(dossier, context, now, out var contribution);
            counters.Replace(nothing, contribution, contribution.Channel);
        }
    }

    private void ReplaceTime(in Contribution old, in Contribution now)
    {
        if (old.Elapsed == now.Elapsed && old.LeftDay == now.LeftDay && old.Agency == now.Agency
            && old.Procedure == now.Procedure && old.Channel == now.Channel)
        {
            return;
        }

        if (old.Elapsed >= 0)
        {
            Times.Remove(old.LeftDay, old.Elapsed, old.Agency, old.Procedure, old.Channel);
        }

        AddTime(now);
    }

    private void AddTime(in Contribution contribution)
    {
        if (contribution.Elapsed >= 0)
        {
            Times.Add(contribution.LeftDay, contribution.Elapsed, contribution.Agency, contribution.Procedure, contribution.Channel);
        }
    }
}
