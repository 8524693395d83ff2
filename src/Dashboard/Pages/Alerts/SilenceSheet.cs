using Ioc.Dashboard.Pages.Tablet;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Time;
using Ioc.Storage.Alerts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ioc.Dashboard.Pages.Alerts;

/// <summary>Puts together the page of silences. Any thread may call.</summary>
internal sealed class SilenceSheet(AlertDesk desk, BoardPages boards, PageFrames frames, TimeProvider clock, LocalTime zone, Texts texts)
{
    private const int MostLines = 200;

    public RazorComponentResult<SilencesPage> Page(HttpContext context, int status, SilenceForm? form = null, string? problem = null) =>
        new(new
        {
            Board = boards.Bare(frames.For(context)), Silences = desk.LastSilences(MostLines), Now = clock.GetUtcNow(), Form = form ?? SilenceForm.Empty,
            Problem = problem, Zone = zone, Texts = texts,
        })
        {
            StatusCode = status,
        };
}
