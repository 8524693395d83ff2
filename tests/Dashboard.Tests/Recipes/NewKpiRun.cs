using System.Globalization;
using System.Text;
using Ioc.Dashboard.Pages.Words;
using Ioc.Dashboard.Text;
using Ioc.Kpi.Definitions;
using Ioc.Kpi.Dossiers;

namespace Ioc.Dashboard.Tests.Recipes;

/// <summary>Runs in the context of <see cref="NewKpiContext"/>: dossiers, a board, a site, and what each place tells of one KPI, as plain text.</summary>
internal static class NewKpiRun
{
    public static async Task<Dictionary<string, string>> TellAsync(string texts, string kpi)
    {
        var vietnamese = Texts.Of(new MemoryStream(Encoding.UTF8.GetBytes(texts)));
        await using var site = await DashboardSite.StartAsync(
            site =>
            {
                site.Board.Put("H49.12", DashboardSite.Now.AddHours(-1), channel: Channel.Postal);
                site.Board.Put("H49.12", DashboardSite.Now.AddHours(-1), channel: Channel.Online);
                site.Board.Put("H49.12", DashboardSite.Now.AddHours(-1), channel: Channel.Counter);
                site.Board.Put("H49.101", DashboardSite.Now.AddHours(-1), channel: Channel.Online);
            },
            texts: vietnamese);
        var item = (await site.GetAsync("/api/v1/kpis?period=today")).Item(kpi);
        return new()
        {
            ["catalogue"] = string.Join(' ', KpiCatalogue.All.Select(one => one.Id)),
            ["item"] = item.GetRawText(),
            ["breakdown"] = (await site.GetAsync($"/api/v1/kpis/{kpi}/breakdown?by=agency&period=today")).GetRawText(),
            ["board-page"] = await site.Http.GetStringAsync(new Uri("/?period=today", UriKind.Relative)),
            ["kpi-page"] = await site.Http.GetStringAsync(new Uri($"/kpis/{kpi}?period=today", UriKind.Relative)),
            ["tile"] = string.Create(
                CultureInfo.InvariantCulture,
                $"{vietnamese.Kpi(kpi)} {NumberWords.Of(item.GetProperty("value").GetDouble(), item.GetProperty("unit").GetString()!)} {item.GetProperty("numerator").GetInt64()}/{item.GetProperty("denominator").GetInt64()}"),
        };
    }
}
