namespace Ioc.Kpi.Board;

/// <summary>
/// What has to be added to the counters of a scope to put one contribution in the place of another: worked out once, then applied to the
/// province, the agency, the procedure and the pair. Used again for every update, so that folding allocates nothing. Not thread-safe.
/// </summary>
internal sealed class ContributionChange
{
    private const int MostRuns = (2 * MeasureSlots.StockGroup) + (4 * Contribution.Days.Length);
    private const int MostAmounts = (2 * Contribution.Values.Length) + (4 * Contribution.Days.Length);

    private readonly Run[] _runs = new Run[MostRuns];
    private readonly byte[] _slots = new byte[MostAmounts];
    private readonly int[] _amounts = new int[MostAmounts];
    private readonly (int Day, int Slot, int Amount)[] _moves = new (int, int, int)[4 * Contribution.Days.Length];
    private int _moveCount;
    private int _runCount;
    private int _length;

    /// <summary>The stocks of now (a bit each) before and after.</summary>
    public uint OldNow { get; private set; }

    public uint NewNow { get; private set; }

    /// <summary>Whether there is nothing to do.</summary>
    public bool IsNone => _runCount == 0 && OldNow == NewNow;

    /// <summary>One day of one kind, and where its slots and amounts stand.</summary>
    public ReadOnlySpan<Run> Runs => _runs.AsSpan(0, _runCount);

    public ReadOnlySpan<byte> SlotsOf(in Run run) => _slots.AsSpan(run.Start, run.Length);

    public ReadOnlySpan<int> AmountsOf(in Run run) => _amounts.AsSpan(run.Start, run.Length);

    /// <summary>Either may be the contribution of no dossier. Both are of the same scope.</summary>
    public void Set(in Contribution old, in Contribution now)
    {
        _runCount = 0;
        _length = 0;
        OldNow = old.InNow;
        NewNow = now.InNow;
        for (var group = 0; group < MeasureSlots.StockGroup; group++)
        {
            SetFlows(group, old, now);
        }

        SetStocks(old, now);
    }

    private void SetFlows(int group, in Contribution old, in Contribution now)
    {
        var (oldDay, nowDay) = (old.FlowDays[group], now.FlowDays[group]);
        var before = old.FlowsOf(group);
        var after = now.FlowsOf(group);
        if (oldDay == nowDay)
        {
            if (oldDay == Contribution.NoDay || before.SequenceEqual(after))
            {
                return;
            }

            Begin(group, oldDay);
            for (var slot = 0; slot < before.Length; slot++)
            {
                Add(slot, after[slot] - before[slot]);
            }

            return;
        }

        if (oldDay != Contribution.NoDay)
        {
            Begin(group, oldDay);
            for (var slot = 0; slot < before.Length; slot++)
            {
                Add(slot, -before[slot]);
            }
        }

        if (nowDay != Contribution.NoDay)
        {
            Begin(group, nowDay);
            for (var slot = 0; slot < after.Length; slot++)
            {
                Add(slot, after[slot]);
            }
        }
    }

    /// <summary>A stock's day holds how many came in on it less how many went out.</summary>
    private void SetStocks(in Contribution old, in Contribution now)
    {
        _moveCount = 0;
        for (var slot = 0; slot < MeasureSlots.DayStocks; slot++)
        {
            if (old.StockFrom[slot] != now.StockFrom[slot])
            {
                Move(old.StockFrom[slot], slot, -1);
                Move(now.StockFrom[slot], slot, 1);
            }

            if (old.StockUntil[slot] != now.StockUntil[slot])
            {
                Move(old.StockUntil[slot], slot, 1);
                Move(now.StockUntil[slot], slot, -1);
            }
        }

        for (var i = 0; i < _moveCount; i++)
        {
            if (_moves[i].Day is var day && day != Contribution.NoDay)
            {
                Begin(MeasureSlots.StockGroup, day);
                TakeMoves(i, day);
            }
        }
    }

    private void Move(int day, int slot, int amount)
    {
        if (day != Contribution.NoDay)
        {
            _moves[_moveCount++] = (day, slot, amount);
        }
    }

    /// <summary>Puts every move of the day into the run that has just begun, so that each day's row is looked up once.</summary>
    private void TakeMoves(int from, int day)
    {
        for (var i = from; i < _moveCount; i++)
        {
            ref var move = ref _moves[i];
            if (move.Day == day)
            {
                Add(move.Slot, move.Amount);
                move.Day = Contribution.NoDay;
            }
        }
    }

    private void Begin(int group, int day) => _runs[_runCount++] = new Run(group, day, _length, 0);

    private void Add(int slot, int amount)
    {
        if (amount != 0)
        {
            _slots[_length] = (byte)slot;
            _amounts[_length++] = amount;
            _runs[_runCount - 1].Length++;
        }
    }

    internal record struct Run(int Group, int Day, int Start, int Length);
}
