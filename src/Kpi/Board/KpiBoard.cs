using Ioc.Kpi.Calendars;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Packing;
using Ioc.Kpi.Time;

namespace Ioc.Kpi.Board;

/// <summary>
/// Every dossier's current contribution to every KPI, and the clock that some of them change with. Set the clock
/// (<see cref="AdvanceTo"/>) before the first dossier. Not thread-safe: one owner guards it.
/// </summary>
public sealed class KpiBoard
{
    private readonly BoardRows _rows;
    private readonly BoardReader _reader;

    public KpiBoard(DossierCodes codes, LocalTime zone, WorkingCalendar calendar, CountingRules rules)
    {
        Codes = codes;
        Merge = new DossierMerge(codes);
        _rows = new BoardRows(new CountingContext(rules, zone, calendar));
        _reader = new BoardReader(codes, _rows);
    }

    public DossierCodes Codes { get; }

    /// <summary>How an update joins the stored record; the inbox uses it to look ahead within a group.</summary>
    public DossierMerge Merge { get; }

    public LocalTime Zone => _rows.Context.Zone;

    public CountingRules Rules => _rows.Context.Rules;

    /// <summary>The clock of the board; stock KPIs are as of this instant.</summary>
    public Moment Now { get; private set; } = Moment.None;

    /// <summary>The local day of <see cref="Now"/>.</summary>
    public DateOnly Today => Zone.DateOf(Now);

    /// <summary>Dossiers on the board, those not entered included.</summary>
    public int DossierCount => _rows.Table.Count;

    /// <summary>What the parts of the board hold in memory. Goes over every scope: not for every second.</summary>
    public BoardMemory Memory => _rows.Memory;

    /// <summary>Moves the clock; dossiers whose state changes with time alone (overdue, due soon) change here. Never runs backwards.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool AdvanceTo(Moment now)
    {
        if (now <= Now)
        {
            return false;
        }

        var before = Now;
        Now = now;
        return _rows.Advance(before, now);
    }

    /// <summary>What the update would do, without doing it.</summary>
    public UpdateEffect Preview(in DossierUpdate update)
    {
        var dossier = new Dossier();
        var row = _rows.Table.Find(update.Key);
        if (row >= 0)
        {
            _rows.Table.Read(row, out dossier);
        }

        return Merge.Apply(ref dossier, update);
    }

    /// <summary>Folds an update: the dossier's old contribution goes, the new one comes. Order and repetition do not matter.</summary>
    public UpdateEffect Apply(in DossierUpdate update)
    {
        RequireClock();
        var row = _rows.Table.Find(update.Key);
        var dossier = new Dossier();
        if (row < 0)
        {
            var first = Merge.Apply(ref dossier, update);
            _rows.Add(dossier, Now);
            return first;
        }

        var length = _rows.Table.Read(row, out dossier);
        var before = dossier;
        var effect = Merge.Apply(ref dossier, update);
        if (effect != UpdateEffect.None)
        {
            _rows.Change(row, length, before, dossier, Now);
        }

        return effect;
    }

    /// <summary>Puts a stored record (from the checkpoint) on its empty place.</summary>
    public void Load(in Dossier dossier)
    {
        RequireClock();
        _rows.Add(dossier, Now);
    }

    public bool TryFind(in DossierKey key, out Dossier dossier)
    {
        var row = _rows.Table.Find(key);
        if (row < 0)
        {
            dossier = new Dossier();
            return false;
        }

        _rows.Table.Read(row, out dossier);
        return true;
    }

    /// <summary>Copies the records of the rows from <paramref name="row"/> on, packed one after another, into the buffer.</summary>
    /// <returns>How many rows were copied: 0 at the end (the buffer holds at least one record).</returns>
    public int CopyRows(int row, Span<byte> buffer, out int written)
    {
        written = 0;
        var first = row;
        for (; row < _rows.Table.Count && buffer.Length - written >= DossierCodec.MaxSize; row++)
        {
            var packed = _rows.Table.Packed(row);
            var length = DossierCodec.LengthOf(packed);
            packed[..length].CopyTo(buffer[written..]);
            written += length;
        }

        return row - first;
    }

    /// <summary>From the first day a dossier was received to today; null without dossiers.</summary>
    public Period? WholePeriod() =>
        _rows.Scopes.Province.FirstReceivedDay() is { } first ? new Period(first, Math.Max(first, Today.DayNumber)) : null;

    /// <summary>The reading of one KPI. KPIs of the service itself have no reading here and give one without a value.</summary>
    public KpiReading Read(KpiDefinition kpi, in Scope scope, Period period) => Read([kpi], scope, period)[0];

    /// <summary>The readings of several KPIs at once, which costs little more than one.</summary>
    public IReadOnlyList<KpiReading> Read(IReadOnlyList<KpiDefinition> kpis, in Scope scope, Period period) =>
        _reader.Read(kpis, scope, period, Now);

    /// <summary>One plain count (see <see cref="Counts"/>): a flow over the period, or a stock at its end (or now).</summary>
    public long Count(Measure measure, in Scope scope, Period period) => _reader.Count(measure, scope, period, Now);

    /// <summary>The reading for each agency, procedure or channel that has dossiers within the scope, by code.</summary>
    public IReadOnlyList<KeyValuePair<string, KpiReading>> Breakdown(KpiDefinition kpi, BreakdownBy by, in Scope scope, Period period) =>
        _reader.Breakdown(kpi, by, scope, period, Now);

    /// <summary>
    /// What KPIs showed at earlier instants, computed from the records as they are now: for each instant the running value of its
    /// local day (flows), or the state then (stocks; who was waiting for the citizen then is not known, so nobody is left out).
    /// One pass over all dossiers; instants ascend.
    /// </summary>
    /// <returns>For each KPI its readings, one for each instant.</returns>
    public IReadOnlyList<IReadOnlyList<KpiReading>> ReadAsOf(
        IReadOnlyList<KpiDefinition> kpis, in Scope scope, IReadOnlyList<Moment> instants) =>
        new PastReader(_rows).Read(kpis, scope, instants);

    private void RequireClock()
    {
        if (!Now.Exists)
        {
            throw new InvalidOperationException("Set the board's clock (AdvanceTo) before the first dossier.");
        }
    }
}
