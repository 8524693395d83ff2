using System.Text.Json;
using Ioc.Jobs.Polling;

namespace Ioc.Jobs.Portal;

/// <summary>Reads `{asOf, metrics: [{id, value, unit}]}` of the reference source contract.</summary>
internal static class PortalMetricsReader
{
    /// <summary>Ids become series, so there may be few, and they may not pose as KPIs.</summary>
    private const string Prefix = "portal.";
    private const int MostReadings = 200;
    private const int LongestId = 64;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32 };

    /// <returns>The readings with a usable id and a finite value; others are left out.</returns>
    public static bool TryRead(
        ReadOnlyMemory<byte> body, out DateTimeOffset asOf, out IReadOnlyList<PortalReading> readings, out PollFailure? failure)
    {
        asOf = default;
        readings = [];
        failure = null;
        try
        {
            using var document = JsonDocument.Parse(body, Options);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object
                || !root.TryGetProperty("asOf", out var time) || time.ValueKind != JsonValueKind.String || !time.TryGetDateTimeOffset(out asOf)
                || !root.TryGetProperty("metrics", out var metrics) || metrics.ValueKind != JsonValueKind.Array)
            {
                failure = new PollFailure(PollFault.WrongShape, "the answer is not an object with asOf and metrics");
                return false;
            }

            readings = [.. metrics.EnumerateArray().Select(Read).OfType<PortalReading>().Take(MostReadings)];
            return true;
        }
        catch (JsonException)
        {
            failure = new PollFailure(PollFault.NotJson, "the answer is not JSON");
            return false;
        }
    }

    private static PortalReading? Read(JsonElement metric)
    {
        if (metric.ValueKind != JsonValueKind.Object
            || !metric.TryGetProperty("id", out var id) || id.ValueKind != JsonValueKind.String
            || !metric.TryGetProperty("value", out var value) || value.ValueKind != JsonValueKind.Number
            || !value.TryGetDouble(out var number) || !double.IsFinite(number))
        {
            return null;
        }

        var text = id.GetString()!;
        return text.Length <= LongestId && text.StartsWith(Prefix, StringComparison.Ordinal) && text.All(IsPlain)
            ? new PortalReading(text, number)
            : null;
    }

    private static bool IsPlain(char letter) => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '-';
}
