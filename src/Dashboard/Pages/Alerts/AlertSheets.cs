using Ioc.Dashboard.Alerts;
using Ioc.Dashboard.Pages.Tablet;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Alerts;
using Ioc.Kpi.Alerts.Rules;
using Ioc.Kpi.Time;
using Ioc.Storage.Alerts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ioc.Dashboard.Pages.Alerts;

/// <summary>Puts together the page of one alert. Any thread may call.</summary>
internal sealed class AlertSheets(
    AlertReader reader, AlertStore store, AlertDesk desk, AlertOutbox outbox, AlertCharts charts, AlertRuleBook rules, BoardPages boards, PageFrames frames, TimeProvider clock,
    LocalTime zone, Texts texts)
{
    private const int MostLines = 100;

    /// <param name="problem">Why a form was refused; null when none was.</param>
    /// <param name="typed">What stood in it.</param>
    public async Task<IResult> PageAsync(HttpContext context, OpenAlert alert, int status, string? problem = null, string typed = "")
    {
        var fingerprint = alert.State.Fingerprint;
        var now = zone.ToLocal(Moment.From(clock.GetUtcNow()));
        var transitions = store.History(fingerprint, null, MostLines);
        var rule = rules.Now.Find(fingerprint.Rule);
        var chart = rule is null ? null : await charts.OfAsync(rule, fingerprint.Scope, alert.State.Threshold, transitions, context.RequestAborted);
        var model = new AlertModel(
            reader.ViewOf(alert),
            alert.State.Phase == AlertPhase.Firing,
            transitions,
            [.. desk.ActsOf(fingerprint, MostLines).Select(reader.ViewOf)],
            outbox.About(fingerprint, MostLines),
            now,
            problem,
            typed);
        return new RazorComponentResult<AlertPage>(new
        {
            Board = boards.Bare(frames.For(context)), Model = model, Chart = chart, RuleName = rule?.Name, Zone = zone, Texts = texts,
        })
        {
            StatusCode = status,
        };
    }
}
