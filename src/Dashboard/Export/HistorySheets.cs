using System.Globalization;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Time;
using Ioc.Storage.Alerts;
using Microsoft.AspNetCore.Http;

namespace Ioc.Dashboard.Export;

/// <summary>The history of all alerts as a file: what happened and what people did, the newest first. Any thread may call.</summary>
internal sealed class HistorySheets(AlertStore store, AlertDesk desk, AlertRuleBook rules, TimeProvider clock, LocalTime zone, Texts texts)
{
    /// <summary>More than a spreadsheet is read with; older lines are in the store.</summary>
    private const int MostLines = 100_000;

    private const int Page = 10_000;

    public IResult Csv() => Results.File(CsvFile.Write(Read()), CsvFile.MediaType, FormattableString.Invariant($"canh-bao-{Local(clock.GetUtcNow()):yyyy-MM-dd}.csv"));

    private BreakdownSheet Read() => new(
        "canh-bao",
        texts["alerts.history"],
        texts["export.notes"],
        [
            texts["alerts.when"], texts["alerts.rule"], texts["alerts.scope"], texts["alerts.title"], texts["alerts.episode"], texts["alerts.what"], texts["alerts.value"],
            texts["alerts.by"], texts["alerts.comment"],
        ],
        [
            .. store.LastTransitions(null, MostLines).Select(transition => (transition.At, Row: Of(transition))).Concat(Acts().Select(act => (act.At, Row: Of(act))))
                .OrderByDescending(line => line.At).Take(MostLines).Select(line => line.Row),
        ],
        []);

    private IReadOnlyList<object?> Of(AlertTransition transition) =>
    [
        Time(transition.At), RuleOf(transition.Fingerprint), transition.Fingerprint.Scope.ToString(), transition.Fingerprint.ToString(), transition.Episode,
        Pages.Words.AlertWords.Change(transition, texts), transition.Value, "", "",
    ];

    private IReadOnlyList<object?> Of(AlertAct act) =>
    [
        Time(act.At), RuleOf(act.Fingerprint), act.Fingerprint.Scope.ToString(), act.Fingerprint.ToString(), act.Episode, texts[$"alerts.act-name.{Api.ApiWords.Of(act.Kind)}"],
        null, act.By, act.Text,
    ];

    private IEnumerable<AlertAct> Acts()
    {
        for (var page = desk.ActsAfter(0, Page); page.Count > 0; page = desk.ActsAfter(page[^1].Number, Page))
        {
            foreach (var act in page)
            {
                yield return act;
            }
        }
    }

    private string RuleOf(AlertFingerprint fingerprint) => rules.Now.Find(fingerprint.Rule)?.Name ?? fingerprint.Rule;

    private string Time(DateTimeOffset at) => Local(at).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private DateTimeOffset Local(DateTimeOffset at) => zone.ToLocal(Moment.From(at));
}
