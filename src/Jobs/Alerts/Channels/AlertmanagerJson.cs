using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Ioc.Jobs.Alerts.Text;
using Ioc.Kpi.Alerts;

namespace Ioc.Jobs.Alerts.Channels;

/// <summary>
/// A message as Alertmanager takes it. Ioc tells changes and does not repeat every minute as Prometheus does, so an open alert gets an end
/// far ahead, and its resolve moves the end to when it closed. What is told beside an alert (missing data, flapping) is an alert of its own
/// with the label `condition`.
/// </summary>
internal static class AlertmanagerJson
{
    private const int LongestText = 1000;
    private static readonly TimeSpan OpenFor = TimeSpan.FromDays(30);
    private static readonly TimeSpan TrialFor = TimeSpan.FromMinutes(5);
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static byte[] Of(AlertMessage message) => JsonSerializer.SerializeToUtf8Bytes(
        message.Kind == AlertMessageKind.Test ? [Trial(message)] : message.Items.Select(item => Alert(message, item)), Options);

    private static object Alert(AlertMessage message, AlertItem item)
    {
        var labels = new Dictionary<string, string>
        {
            ["alertname"] = item.Fingerprint.Rule,
            ["scope"] = item.Fingerprint.Scope.ToString(),
            ["severity"] = item.Severity.ToString().ToLowerInvariant(),
            ["receiver"] = PlainLine.Of(message.Receiver, LongestText),
        };
        var (condition, isOver) = Stands(item.Change);
        if (condition.Length > 0)
        {
            labels["condition"] = condition;
        }

        return new
        {
            Labels = labels,
            Annotations = new Dictionary<string, string>
            {
                ["summary"] = PlainLine.Of(item.Wording.Summary, LongestText),
                ["description"] = PlainLine.Of(item.Wording.Description, LongestText),
                ["action"] = PlainLine.Of(item.Wording.Action, LongestText),
            }.Where(text => text.Value.Length > 0).ToDictionary(),
            StartsAt = condition.Length == 0 ? item.Since : isOver ? item.Since : item.At,
            EndsAt = isOver ? item.At : message.At + OpenFor,
        };
    }

    private static (string Condition, bool IsOver) Stands(AlertChange change) => change switch
    {
        AlertChange.Resolved or AlertChange.BecameInactive => ("", true),
        AlertChange.LostData => ("no-data", false),
        AlertChange.RegainedData => ("no-data", true),
        AlertChange.BeganFlapping => ("flapping", false),
        AlertChange.EndedFlapping => ("flapping", true),
        _ => ("", false),
    };

    private static object Trial(AlertMessage message) => new
    {
        Labels = new Dictionary<string, string> { ["alertname"] = "ioc-trial", ["severity"] = "info" },
        Annotations = new Dictionary<string, string> { ["summary"] = AlertTexts.Vietnamese["lead.Test"] },
        StartsAt = message.At,
        EndsAt = message.At + TrialFor,
    };
}
