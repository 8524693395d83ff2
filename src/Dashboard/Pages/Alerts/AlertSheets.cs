using Ioc.Dashboard.Alerts;
using Ioc.Dashboard.Pages.Tablet;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Alerts;
using Ioc.Kpi.Time;
using Ioc.Storage.Alerts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ioc.Dashboard.Pages.Alerts;

/// <summary>Puts together the page of one alert. Any thread may call.</summary>
internal sealed class AlertSheets(
    AlertReader reader, AlertStore store, AlertDesk desk, AlertOutbox outbox, AlertCharts charts, BoardPages boards, PageFrames frames, TimeProvider clock,
    LocalTime zone, Texts texts)
{
    private const int MostLines = 100;

    /// <param name="problem">Why a form was refused; null when none was.</param>
    /// <param name="typed">What stood in it.</param>
    public RazorComponentResult<AlertPage> Page(HttpContext context, OpenAlert alert, int status, string? problem = null, string typed = "")
    {
        var fingerprint = alert.State.Fingerprint;
        var now = zone.ToLocal(Moment.From(clock.GetUtcNow()));
        var model = new AlertModel(
            reader.ViewOf(alert),
            alert.State.Phase == AlertPhase.Firing,
            store.History(fingerprint, null, MostLines),
            [.. desk.ActsOf(fingerprint, MostLines).Select(reader.ViewOf)],
            outbox.About(fingerprint, MostLines),
            now,
            problem,
            typed);
        return new RazorComponentResult<AlertPage>(new
        {
            Board = boards.Bare(frames.For(context)), Model = model, Chart = charts.Of(alert.State), Zone = zone, Texts = texts,
        })
        {
            StatusCode = status,
        };
    }
}
