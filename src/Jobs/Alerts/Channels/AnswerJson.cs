using System.Text.Json;

namespace Ioc.Jobs.Alerts.Channels;

/// <summary>Single numbers out of an answer that may be anything.</summary>
internal static class AnswerJson
{
    /// <summary>The whole number at a path; null when there is none, or the answer is no JSON.</summary>
    public static long? Number(byte[]? body, params ReadOnlySpan<string> path)
    {
        try
        {
            using var json = JsonDocument.Parse(body ?? []);
            var element = json.RootElement;
            foreach (var name in path)
            {
                if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                {
                    return null;
                }
            }

            return element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out var number) ? number : null;
        }
        catch (JsonException)
        {
            // A proxy's page instead of an answer; the caller judges by the status.
            return null;
        }
    }
}
