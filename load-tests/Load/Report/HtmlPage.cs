using System.Globalization;
using System.Net;
using System.Text;
using Ioc.Load.Measuring;

namespace Ioc.Load.Report;

/// <summary>A run as one page that needs nothing else: tables, and charts as inline SVG.</summary>
internal static class HtmlPage
{
    private const string Style =
        """
        body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#1b1f24;background:#fff}
        table{border-collapse:collapse;width:100%;margin:1rem 0}td,th{padding:.3rem .6rem;border-bottom:1px solid #d8dee4;text-align:left}
        td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}.met{color:#1a7f37}.missed{color:#cf222e;font-weight:600}
        .note{color:#57606a;font-size:.87em}svg{max-width:100%;margin:.5rem 1rem .5rem 0}.charts{display:flex;flex-wrap:wrap}
        """;

    public static string Of(MachineFacts machine, IReadOnlyList<ScenarioReport> reports)
    {
        var page = new StringBuilder();
        page.Append("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">")
            .Append("<title>Ioc: load tests</title><style>").Append(Style).Append("</style><h1>Ioc: load tests</h1>")
            .Append(CultureInfo.InvariantCulture, $"<p>{Text(machine.Date)}, commit {Text(machine.Commit)}, {Text(machine.Processor)}, {machine.Cores} cores, ")
            .Append(CultureInfo.InvariantCulture, $"{machine.MemoryGigabytes} GB, {Text(machine.System)}, {Text(machine.Runtime)}; load average at the start {Text(machine.LoadAverage)}</p>");
        Summary(page, reports);
        foreach (var report in reports)
        {
            Section(page, report);
        }

        return page.Append("</html>\n").ToString();
    }

    private static void Summary(StringBuilder page, IReadOnlyList<ScenarioReport> reports)
    {
        page.Append("<table><tr><th>Scenario<th>Load<th>Took<th>Result");
        foreach (var report in reports)
        {
            var missed = report.Findings.Count(finding => finding.Met == false);
            page.Append(CultureInfo.InvariantCulture, $"<tr><td><a href=\"#{report.Name}\">{report.Name}</a><td>{Text(report.Purpose)}")
                .Append(CultureInfo.InvariantCulture, $"<td class=n>{report.Took.TotalSeconds:0} s<td class={(missed == 0 ? "met" : "missed")}>")
                .Append(missed == 0 ? "passed" : $"{missed} missed");
        }

        page.Append("</table>");
    }

    private static void Section(StringBuilder page, ScenarioReport report)
    {
        page.Append(CultureInfo.InvariantCulture, $"<h2 id=\"{report.Name}\">{report.Name}</h2><p>{Text(report.Purpose)}</p>")
            .Append("<table><tr><th>Measured<th>Value<th>Criterion<th>Result");
        foreach (var finding in report.Findings)
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><td>{Text(finding.What)}<div class=note>{Text(finding.Note ?? "")}</div>")
                .Append(CultureInfo.InvariantCulture, $"<td class=n>{ConsoleTable.Number(finding.Value)} {Text(finding.Unit)}<td>{Text(finding.Target ?? "")}")
                .Append(CultureInfo.InvariantCulture, $"<td class={(finding.Met == false ? "missed" : "met")}>{finding.Verdict}");
        }

        page.Append("</table><div class=charts>");
        foreach (var chart in report.Charts)
        {
            page.Append(SvgChart.Of(chart));
        }

        page.Append("</div>");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
