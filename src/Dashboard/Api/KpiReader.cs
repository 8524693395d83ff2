using Ioc.Dashboard.Alerts;
using Ioc.Dashboard.Scenes;
using Ioc.Dashboard.Targets;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Board;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Plans.Progress;
using Ioc.Kpi.Sources;
using Ioc.Kpi.Time;
using Ioc.Kpi.Trust;

namespace Ioc.Dashboard.Api;

/// <summary>Answers questions about KPIs, for the API and for the pages. Any thread may call.</summary>
/// <remarks>All values of one answer are of one instant. Throws <see cref="BoardNotReadyException"/> while the board folds.</remarks>
internal sealed class KpiReader(ILiveBoard live, SurroundingsBook around, TargetBook targets, TrustBook trust, AlertBook alerts, TimeProvider clock, Texts texts, CodeTitles titles)
{
    public async Task<KpiAnswer> ReadAsync(KpiQuestion question, CancellationToken cancellationToken)
    {
        var known = around.At(Moment.From(clock.GetUtcNow()));
        var (at, period, rules, readings) = await live.ReadAsync(board => ReadAll(board, known, question), cancellationToken);
        var freshness = Freshness.Of(known.Sources);
        var doubts = trust.Current.Doubts;
        return new KpiAnswer(
            at, ViewOf(period), question.View, CountingView.Of(rules),
            [.. readings.Select(reading => ItemOf(reading, freshness, TargetOf(question, reading.Kpi, at), doubts.Of(reading.Kpi.Id), IsBreached(question, reading.Kpi)) with { Official = OfficialOf(question, reading, at) })]);
    }

    /// <summary>The counting rules in force.</summary>
    public async Task<CountingView> CountingAsync(CancellationToken cancellationToken) =>
        CountingView.Of(await live.ReadAsync(board => board.Rules, cancellationToken));

    public async Task<BreakdownAnswer> BreakdownAsync(
        KpiDefinition kpi, BreakdownBy by, KpiQuestion question, CancellationToken cancellationToken)
    {
        if (kpi is DerivedKpi derived)
        {
            return await DerivedBreakdownAsync(derived, question, cancellationToken);
        }

        var (at, period, rows) = await live.ReadAsync(
            board =>
            {
                var scope = question.ScopeOn(board.Codes);
                var days = question.Period.On(board);
                return (At: board.Zone.ToLocal(board.Now), days, Rows: board.Breakdown(kpi, by, scope, days));
            },
            cancellationToken);
        var items = rows
            .Select(row => new TileItem(row.Key, titles.Of(by, row.Key), row.Value.Value, row.Value.Numerator, row.Value.Denominator))
            .ToArray();
        return new BreakdownAnswer(kpi.Id, ApiWords.Of(by), at, ViewOf(period), question.View, items);
    }

    /// <summary>Agency by agency, with the board free in between: some of these look at every pair of the agency.</summary>
    private async Task<BreakdownAnswer> DerivedBreakdownAsync(DerivedKpi kpi, KpiQuestion question, CancellationToken cancellationToken)
    {
        var known = around.At(Moment.From(clock.GetUtcNow()));
        var received = KpiCatalogue.Find("received-dossiers")!;
        var (at, period, scope, agencies) = await live.ReadAsync(
            board =>
            {
                var (scope, days) = (question.ScopeOn(board.Codes), question.Period.On(board));
                return (board.Zone.ToLocal(board.Now), days, scope, board.Breakdown(received, BreakdownBy.Agency, scope, days));
            },
            cancellationToken);
        var items = new List<TileItem>();
        foreach (var (code, _) in agencies)
        {
            var reading = await live.ReadAsync(
                board => kpi.Read(board, known, scope with { Agency = board.Codes.Agencies.IdOf(code) }, period), cancellationToken);
            if (reading.Applicable)
            {
                items.Add(new TileItem(code, titles.Of(BreakdownBy.Agency, code), reading.Value, reading.Numerator, reading.Denominator));
            }
        }

        return new BreakdownAnswer(kpi.Id, ApiWords.Of(BreakdownBy.Agency), at, ViewOf(period), question.View, items);
    }

    private static (DateTimeOffset At, Period Period, CountingRules Rules, IReadOnlyList<KpiReading> Readings) ReadAll(
        KpiBoard board, Surroundings known, KpiQuestion question)
    {
        var scope = question.ScopeOn(board.Codes);
        var period = question.Period.On(board);
        return (board.Zone.ToLocal(board.Now), period, board.Rules, board.Read(KpiCatalogue.All, scope, period, known));
    }

    /// <summary>Plans speak of the whole place, so only values of the province are held against them.</summary>
    private TargetProgress? TargetOf(KpiQuestion question, KpiDefinition kpi, DateTimeOffset at) =>
        question.View is { Agency: null, Procedure: null, Channel: null } ? targets.Current.For(kpi.Id, DateOnly.FromDateTime(at.DateTime)) : null;

    /// <summary>Rules watch the province and agencies.</summary>
    private bool IsBreached(KpiQuestion question, KpiDefinition kpi) =>
        question.View is { Procedure: null, Channel: null } view && alerts.IsBreached(kpi.Id, view.Agency);

    /// <summary>Portals give one index for the whole province, and only that is theirs to say.</summary>
    private static OfficialView? OfficialOf(KpiQuestion question, KpiReading reading, DateTimeOffset at) =>
        reading.Kpi is QualityIndex766 && question.View is { Agency: null, Procedure: null, Channel: null } ? OfficialView.Of(reading.Official, at) : null;

    private KpiItem ItemOf(KpiReading reading, Freshness freshness, TargetProgress? target, IReadOnlyList<Doubt> doubts, bool breached) =>
        new(
            reading.Kpi.Id,
            texts.Kpi(reading.Kpi.Id),
            ApiWords.Of(reading.Kpi.Unit),
            reading.Value,
            reading.Numerator,
            reading.Denominator,
            ReadingStatus.Of(reading, target, breached),
            target?.Target.Value,
            freshness.AgeSeconds,
            freshness.Sources)
        {
            Approximate = reading.Approximate,
            Doubts = doubts.Count > 0 ? [.. doubts.Select(doubt => doubt.Check)] : null,
            Parts = reading.Parts,
            Measures = reading.Measures?.ToDictionary(measure => measure.Key, measure => MeasureView.Of(measure.Value)),
            Figures = reading.Figures?.ToDictionary(figure => figure.Key, figure => FigureView.Of(figure.Value)),
            Projected = reading.Projected,
            Entered = reading.Entered is { } entered ? EnteredView.Of(entered) : null,
            Missing = reading.Missing.Count == 0 ? null : reading.Missing,
            Standing = ReadingStatus.StandingOf(target),
        };

    private static PeriodView ViewOf(Period period) => period.IsEmpty ? new PeriodView(null, null) : new PeriodView(period.From, period.To);
}
