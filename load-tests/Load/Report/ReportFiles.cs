using System.Text.Encodings.Web;
using System.Text.Json;
using Ioc.Load.Measuring;

namespace Ioc.Load.Report;

/// <summary>Writes a run as `report.json` and as one page `report.html`.</summary>
internal static class ReportFiles
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static void Write(string folder, MachineFacts machine, IReadOnlyList<ScenarioReport> reports)
    {
        Directory.CreateDirectory(folder);
        var content = new
        {
            machine,
            scenarios = reports.Select(report => new { report.Name, report.Purpose, report.Passed, seconds = report.Took.TotalSeconds, report.Findings }),
        };
        File.WriteAllText(Path.Combine(folder, "report.json"), JsonSerializer.Serialize(content, Options) + "\n");
        File.WriteAllText(Path.Combine(folder, "report.html"), HtmlPage.Of(machine, reports));
    }
}
