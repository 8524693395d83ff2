using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Ioc.Kpi.Alerts;

namespace Ioc.Jobs.Alerts.Text;

/// <summary>
/// A message as a webhook receives it (docs/alerts.md, "Delivery"). The same message always gives the same bytes. Members may be added in
/// later versions; none is taken away.
/// </summary>
internal static class MessageJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        // All letters as they are; what HTML could take for a tag stays escaped.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static byte[] Of(AlertMessage message, Letter letter, int mostItems) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            Version = 1,
            message.Key,
            message.Kind,
            message.Receiver,
            message.At,
            letter.Subject,
            Text = PlainForm.Of(letter, withSubject: false),
            Omitted = message.Omitted + Math.Max(0, message.Items.Count - mostItems),
            Alerts = message.Items.Take(mostItems).Select(item => new
            {
                Fingerprint = item.Fingerprint.ToString(),
                item.Fingerprint.Rule,
                Scope = item.Fingerprint.Scope.ToString(),
                item.Episode,
                item.Transition,
                item.Change,
                item.Severity,
                item.Wording.Summary,
                item.Wording.Description,
                item.Wording.Action,
                item.Value,
                item.Threshold,
                item.Kpi,
                item.Unit,
                item.Since,
                item.At,
            }),
        },
        Options);
}
