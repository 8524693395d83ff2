using Ioc.Dashboard.Scenes;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Board;
using Ioc.Kpi.Counting;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Sources;
using Ioc.Kpi.Time;
using Ioc.Kpi.Trust;

namespace Ioc.Dashboard.Api;

/// <summary>Answers questions about KPIs, for the API and for the pages. Any thread may call.</summary>
/// <remarks>All values of one answer are of one instant. Throws <see cref="BoardNotReadyException"/> while the board folds.</remarks>
internal sealed class KpiReader(ILiveBoard live, SourceBook sources, TrustBook trust, Texts texts, CodeTitles titles)
{
    private static readonly KpiDefinition[] OfDossiers = [.. KpiCatalogue.All.Where(kpi => kpi.Base != KpiBase.Service)];

    public async Task<KpiAnswer> ReadAsync(KpiQuestion question, CancellationToken cancellationToken)
    {
        var (at, period, rules, readings) = await live.ReadAsync(board => ReadAll(board, question), cancellationToken);
        var freshness = Freshness.Of(sources, Moment.From(at));
        var doubts = trust.Current.Doubts;
        var items = new List<KpiItem>();
        foreach (var kpi in KpiCatalogue.All)
        {
            var reading = kpi.Base == KpiBase.Service ? HealthOf(kpi, freshness) : readings.Find(known => known.Kpi == kpi);
            if (reading is not null)
            {
                items.Add(ItemOf(reading, freshness, doubts.Of(reading.Kpi.Id)));
            }
        }

        return new KpiAnswer(at, ViewOf(period), question.View, ViewOf(rules), items);
    }

    public async Task<BreakdownAnswer> BreakdownAsync(
        KpiDefinition kpi, BreakdownBy by, KpiQuestion question, CancellationToken cancellationToken)
    {
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

    private static (DateTimeOffset At, Period Period, CountingRules Rules, List<KpiReading> Readings) ReadAll(
        KpiBoard board, KpiQuestion question)
    {
        var scope = question.ScopeOn(board.Codes);
        var period = question.Period.On(board);
        return (board.Zone.ToLocal(board.Now), period, board.Rules, [.. board.Read(OfDossiers, scope, period)]);
    }

    private static KpiReading HealthOf(KpiDefinition kpi, Freshness freshness)
    {
        var awaited = freshness.Awaited;
        return new KpiReading(
            kpi,
            awaited == 0 ? null : 100.0 * freshness.Healthy / awaited,
            freshness.Healthy,
            awaited,
            Approximate: false,
            Applicable: true);
    }

    private KpiItem ItemOf(KpiReading reading, Freshness freshness, IReadOnlyList<Doubt> doubts) =>
        new(
            reading.Kpi.Id,
            texts.Kpi(reading.Kpi.Id),
            ApiWords.Of(reading.Kpi.Unit),
            reading.Value,
            reading.Numerator,
            reading.Denominator,
            ReadingStatus.Of(reading),
            Target: null,
            freshness.AgeSeconds,
            freshness.Sources)
        {
            Approximate = reading.Approximate,
            Doubts = doubts.Count > 0 ? [.. doubts.Select(doubt => doubt.Check)] : null,
            Parts = reading.Parts,
            Measures = reading.Measures?.ToDictionary(measure => measure.Key, measure => MeasureView.Of(measure.Value)),
        };

    private static PeriodView ViewOf(Period period) => period.IsEmpty ? new PeriodView(null, null) : new PeriodView(period.From, period.To);

    private static CountingView ViewOf(CountingRules rules) =>
        new(
            ApiWords.Of(rules.OnTimeGranularity),
            ApiWords.Of(rules.NoDueDate),
            ApiWords.Of(rules.UnknownChannel),
            ApiWords.Of(rules.Withdrawn),
            ApiWords.Of(rules.FullyOnline),
            ApiWords.Of(rules.Due),
            rules.DueSoon?.TotalHours);
}
