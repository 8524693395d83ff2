using Ioc.Kpi.Board.Images;
using Ioc.Kpi.Calendars;
using Ioc.Kpi.Catalogues;
using Ioc.Kpi.Codes;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Dossiers;
using Ioc.Kpi.Packing;
using Ioc.Kpi.Time;
using Ioc.Kpi.Trust;

namespace Ioc.Kpi.Board;

/// <summary>
/// Every dossier's current contribution to every KPI, and the clock that some of them change with. Set the clock
/// (<see cref="AdvanceTo"/>) before the first dossier. Not thread-safe: one owner guards it.
/// </summary>
public sealed class KpiBoard
{
    /// <summary>Keys that are worth warming together.</summary>
    public const int MostWarmed = DossierTable.MostWarmed;

    /// <summary>The form of <see cref="BoardCapture.Index"/>; one of another form is of no use here. Raise it with every change of <see cref="KeyIndex"/>'s slots.</summary>
    public const int IndexForm = 1;

    private readonly BoardRows _rows;
    private readonly BoardReader _reader;

    /// <param name="catalogue">Null for none.</param>
    public KpiBoard(DossierCodes codes, LocalTime zone, WorkingCalendar calendar, CountingRules rules, Catalogue? catalogue = null)
    {
        Codes = codes;
        Merge = new DossierMerge(codes);
        _rows = new BoardRows(new CountingContext(rules, zone, calendar, new ProcedureFacts(catalogue ?? Catalogue.Empty, codes), new AgencyFacts(catalogue ?? Catalogue.Empty, codes, default)));
        _reader = new BoardReader(codes, _rows);
    }

    public DossierCodes Codes { get; }

    /// <summary>How an update joins the stored record; the inbox uses it to look ahead within a group.</summary>
    public DossierMerge Merge { get; }

    public LocalTime Zone => _rows.Context.Zone;

    public CountingRules Rules => _rows.Context.Rules;

    public WorkingCalendar Calendar => _rows.Context.Calendar;

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

        if (_rows.Uncounted is not null)
        {
            throw new InvalidOperationException("The clock cannot move while changes are not counted.");
        }

        var before = Now;
        Now = now;
        if (!before.Exists)
        {
            _rows.StartOn(Today);
        }

        return _rows.Advance(before, now);
    }

    /// <summary>Reads a stored record, to merge updates into a copy of it (<see cref="Merge"/>) before <see cref="Put"/>.</summary>
    /// <returns>Its row; -1, and a fresh record, for a dossier that is not on the board.</returns>
    public int Read(in DossierKey key, out Dossier dossier)
    {
        var row = _rows.Table.Find(key);
        if (row < 0)
        {
            dossier = new Dossier();
        }
        else
        {
            _rows.Table.Read(row, out dossier);
        }

        return row;
    }

    /// <summary>Reads the record of a row; rows are numbered from 0 to <see cref="DossierCount"/>.</summary>
    public void Read(int row, out Dossier dossier) => _rows.Table.Read(row, out dossier);

    /// <summary>Puts a merged record in the place of the one that <see cref="Read(in DossierKey, out Dossier)"/> found: the old contribution goes, the new one comes.</summary>
    /// <param name="row">As it was found; nobody else may have changed the dossier since.</param>
    /// <param name="dossier">With its key.</param>
    public void Put(int row, in Dossier dossier)
    {
        RequireClock();
        if (row < 0)
        {
            _rows.Add(dossier, Now);
            return;
        }

        var length = _rows.Table.Read(row, out var before);
        _rows.Change(row, length, before, dossier, Now);
    }

    /// <summary>Fetches what the next few lookups of these keys need, all at once (<see cref="MostWarmed"/> at most).</summary>
    public void Warm(ReadOnlySpan<DossierKey> keys) => _rows.Table.Warm(keys);

    /// <summary>Fetches what the next few <see cref="Put"/> of these rows (-1 for a new one) need, all at once (<see cref="MostWarmed"/> at most).</summary>
    public void Warm(ReadOnlySpan<int> rows, ReadOnlySpan<DossierPlace> places)
    {
        _rows.Table.Warm(rows);
        _rows.Warm(places);
    }

    /// <summary>Folds an update: the dossier's old contribution goes, the new one comes. Order and repetition do not matter.</summary>
    public UpdateEffect Apply(in DossierUpdate update)
    {
        RequireClock();
        var row = _rows.Table.Find(update.Key);
        if (row < 0)
        {
            var created = new Dossier();
            var first = Merge.Apply(ref created, update);
            _rows.Add(created, Now);
            return first;
        }

        var length = _rows.Table.Read(row, out var dossier);
        var before = dossier;
        var effect = Merge.Apply(ref dossier, update);
        if (effect != UpdateEffect.None)
        {
            _rows.Change(row, length, before, dossier, Now);
        }

        return effect;
    }

    /// <summary>Folds updates one after another; several at once cost less each than one by one.</summary>
    public void Apply(ReadOnlySpan<DossierUpdate> updates)
    {
        Span<DossierKey> keys = stackalloc DossierKey[DossierTable.MostWarmed];
        Span<DossierPlace> places = stackalloc DossierPlace[DossierTable.MostWarmed];
        while (!updates.IsEmpty)
        {
            var some = updates[..Math.Min(updates.Length, keys.Length)];
            for (var i = 0; i < some.Length; i++)
            {
                keys[i] = some[i].Key;
                places[i] = DossierPlace.Of(some[i].Content, isNew: false);
            }

            _rows.Table.Warm(keys[..some.Length]);
            _rows.Warm(places[..some.Length]);
            foreach (ref readonly var update in some)
            {
                Apply(update);
            }

            updates = updates[some.Length..];
        }
    }

    /// <summary>Makes room for so many dossiers in all before they are loaded. Only saves time.</summary>
    public void Reserve(int dossiers) => _rows.Table.Reserve(Math.Clamp(dossiers, 0, KeyIndex.MaxRows));

    /// <summary>Takes a piece of the index of all records that are loaded next (<see cref="BoardCapture.Index"/>).</summary>
    /// <exception cref="InvalidDataException">It is no piece of an index.</exception>
    public void LoadIndex(ReadOnlySpan<byte> piece) => _rows.Table.LoadIndex(piece);

    /// <summary>Ends the loading of records, before they are counted.</summary>
    /// <returns>Whether the index that came is that of the records; otherwise it was made anew.</returns>
    public bool CompleteIndex() => _rows.Table.CompleteIndex();

    /// <summary>Stores a record behind the others; nothing is counted yet. Until <see cref="TryLoadCounters"/> or <see cref="CountAll"/> nothing else may use the board.</summary>
    public void LoadRecord(in Dossier dossier) => _rows.Table.Add(dossier);

    /// <summary>Stores packed records, one after another and each of the given length, behind the others; nothing is counted yet.</summary>
    /// <exception cref="InvalidDataException">The records end before the last length.</exception>
    public void LoadPacked(ReadOnlySpan<byte> records, ReadOnlySpan<ushort> lengths) => _rows.Table.AddPacked(records, lengths);

    /// <summary>Puts the packed record of a row in the place of the one loaded, before anything is counted.</summary>
    /// <exception cref="InvalidDataException">There is no such row.</exception>
    public void LoadPacked(int row, ReadOnlySpan<byte> packed)
    {
        RequireRow(row);
        _rows.Table.ReplacePacked(row, packed);
    }

    /// <summary>Puts the record of a row in the place of the one loaded, before anything is counted.</summary>
    /// <exception cref="InvalidDataException">There is no such row.</exception>
    public void LoadRecord(int row, in Dossier dossier)
    {
        RequireRow(row);
        _rows.Table.Replace(row, DossierCodec.LengthOf(_rows.Table.Packed(row)), dossier);
    }

    /// <summary>Takes the counters of an image instead of counting every record, and brings them to the clock of the board.</summary>
    /// <returns>False, with nothing counted, where the image was counted in another way or is later than the clock.</returns>
    /// <exception cref="InvalidDataException">It is no image, or one of other records; the board is of no use then.</exception>
    public bool TryLoadCounters(IReadOnlyList<ReadOnlyMemory<byte>> image)
    {
        RequireClock();
        if (CountersImage.TryRead(image, _rows, Now) is not { } at)
        {
            return false;
        }

        _rows.Advance(at, Now);
        return true;
    }

    /// <summary>Counts every record that was stored and not counted.</summary>
    public void CountAll()
    {
        RequireClock();
        _rows.CountFrom(0, Now);
    }

    /// <summary>
    /// Begins to count by another calendar, other rules or another catalogue, without stopping: <see cref="ContinueRecount"/> goes through the
    /// dossiers, a few at a time. What is counted in between is counted by the rules that its dossier has reached.
    /// </summary>
    /// <exception cref="InvalidOperationException">An earlier change has not ended yet.</exception>
    public void BeginRecount(WorkingCalendar calendar, CountingRules rules, Catalogue catalogue) =>
        _rows.BeginRecount(new CountingContext(rules, Zone, calendar, new ProcedureFacts(catalogue, Codes), new AgencyFacts(catalogue, Codes, Today)));

    /// <summary>Whether codes of agencies stand for others today than when the dossiers were counted; <see cref="BeginRecount"/> puts it right.</summary>
    public bool HasOtherAliasesToday => _rows.Context.On(Today).Agencies.Version != _rows.Context.Agencies.Version;

    /// <summary>Counts some more dossiers anew.</summary>
    /// <returns>Whether there are more.</returns>
    public bool ContinueRecount(int dossiers) => _rows.ContinueRecount(dossiers, Now);

    /// <summary>Whether two ways of counting stand beside each other at the moment.</summary>
    public bool IsRecounting => _rows.IsRecounting;

    /// <summary>Takes an image of the counters and of which records they are of. Only one at a time.</summary>
    public BoardCapture Capture() => new(_rows, Now);

    /// <summary>From now on updates are only merged into their records, until <see cref="CountPutOff"/>; nothing may be read meanwhile.</summary>
    public void PutCountingOff() => _rows.PutCountingOff();

    /// <summary>
    /// Takes what was put off so far, so that it is counted while further updates are merged. Counts it; run it on another thread, one after the
    /// other in their order, and end each before the next is taken and before <see cref="CountPutOff"/>.
    /// </summary>
    public Action TakePutOff()
    {
        RequireClock();
        var (batch, now) = (_rows.TakeUncounted(), Now);
        return () =>
        {
            using (batch)
            {
                _rows.Count(batch, now);
            }
        };
    }

    /// <summary>Counts every dossier that has changed since <see cref="PutCountingOff"/> and was not taken, once each.</summary>
    public void CountPutOff()
    {
        RequireClock();
        _rows.CountWhatChanged(Now);
    }

    /// <summary>Dossiers that were changed and not counted yet.</summary>
    public int Uncounted => _rows.Uncounted is { } uncounted ? uncounted.Count + _rows.Table.Count - uncounted.Rows : 0;

    public bool TryFind(in DossierKey key, out Dossier dossier) => Read(key, out dossier) >= 0;

    /// <summary>From the first day a dossier was received to today; null when none was received by today.</summary>
    public Period? WholePeriod() =>
        _rows.Scopes.Province.FirstReceivedDay() is { } first && first <= Today.DayNumber ? new Period(first, Today.DayNumber) : null;

    /// <summary>
    /// The days of the period that have come. Every answer is about these: a flow of days to come beside a stock of now would not balance.
    /// </summary>
    public Period UpToToday(Period period) => period.UpTo(Today);

    /// <summary>The reading of one KPI. KPIs of the service itself have no reading here and give one without a value.</summary>
    public KpiReading Read(KpiDefinition kpi, in Scope scope, Period period) => Read([kpi], scope, period)[0];

    /// <summary>The readings of several KPIs at once, which costs little more than one.</summary>
    public IReadOnlyList<KpiReading> Read(IReadOnlyList<KpiDefinition> kpis, in Scope scope, Period period) =>
        _reader.Read(kpis, Counted(scope), UpToToday(period), Now);

    /// <summary>The readings of KPIs of every kind, all of one moment.</summary>
    public IReadOnlyList<KpiReading> Read(IReadOnlyList<KpiDefinition> kpis, in Scope scope, Period period, Surroundings around)
    {
        var readings = Read(kpis, scope, period).ToArray();
        for (var i = 0; i < readings.Length; i++)
        {
            if (kpis[i] is DerivedKpi derived)
            {
                readings[i] = derived.Read(this, around, Counted(scope), UpToToday(period));
            }
            else if ((kpis[i] as CountedKpi)?.FiguresOf(around, scope) is { } figures)
            {
                readings[i] = readings[i] with { Figures = figures };
            }
        }

        return readings;
    }

    /// <summary>One plain count (see <see cref="Counts"/>): a flow over the period, or a stock at its end (or now).</summary>
    public long Count(Measure measure, in Scope scope, Period period) => _reader.Count(measure, Counted(scope), UpToToday(period), Now);

    /// <summary>One plain count for each agency, procedure or channel within the scope that has dossiers, by code.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> CountBy(BreakdownBy by, Measure measure, in Scope scope, Period period) =>
        _reader.CountBy(by, measure, Counted(scope), UpToToday(period), Now);

    /// <summary>What was received on each service of a catalogue, by the number of the service. Valid until the next question.</summary>
    /// <param name="scope">Without a procedure.</param>
    public ReadOnlySpan<long> ReceivedByService(ServiceLists lists, scoped in Scope scope, Period period) =>
        _reader.ReceivedByService(lists, Counted(scope), UpToToday(period));

    /// <summary>The reading for each agency, procedure or channel that has dossiers within the scope, by code.</summary>
    public IReadOnlyList<KeyValuePair<string, KpiReading>> Breakdown(KpiDefinition kpi, BreakdownBy by, in Scope scope, Period period) =>
        _reader.Breakdown(kpi, by, Counted(scope), UpToToday(period), Now);

    /// <summary>
    /// Asks what KPIs showed at earlier instants, computed from the records as they are now: for each instant the running value of its
    /// local day (flows), or the state then (stocks; who was waiting for the citizen then is not known, so nobody is left out).
    /// Instants ascend. Nothing is read yet: see <see cref="PastReading.Continue"/>.
    /// </summary>
    public PastReading BeginAsOf(IReadOnlyList<KpiDefinition> kpis, in Scope scope, IReadOnlyList<Moment> instants) =>
        new(_rows, kpis, Counted(scope), instants);

    /// <summary>The same at once, while the board stands still.</summary>
    /// <returns>For each KPI its readings, one for each instant.</returns>
    public IReadOnlyList<IReadOnlyList<KpiReading>> ReadAsOf(
        IReadOnlyList<KpiDefinition> kpis, in Scope scope, IReadOnlyList<Moment> instants)
    {
        var reading = BeginAsOf(kpis, scope, instants);
        while (reading.Continue())
        {
        }

        return reading.Readings();
    }

    /// <summary>Begins to look for what makes the records doubtful, against a catalogue. Nothing is read yet: see <see cref="TrustScan.Continue"/>.</summary>
    public TrustScan BeginTrustScan(Catalogue catalogue) => new(_rows, Codes, catalogue, Now);

    /// <summary>A scope that names a merged or former unit is that of its successor, where its dossiers count.</summary>
    private Scope Counted(in Scope scope) => scope.Agency is { } agency ? scope with { Agency = _rows.Context.Agencies.Of(agency) } : scope;

    private void RequireRow(int row)
    {
        if ((uint)row >= (uint)_rows.Table.Count)
        {
            throw new InvalidDataException($"The history names row {row} of {_rows.Table.Count}.");
        }
    }

    private void RequireClock()
    {
        if (!Now.Exists)
        {
            throw new InvalidOperationException("Set the board's clock (AdvanceTo) before the first dossier.");
        }
    }
}
