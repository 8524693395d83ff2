using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Ioc.Ingest.Push;

internal static class PushFormats
{
    /// <returns>Null when the content type is none of those taken.</returns>
    public static PushFormat? Of(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || (type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
                && !type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        return type.MediaType.Value?.ToLowerInvariant() switch
        {
            "application/json" => PushFormat.Array,
            "application/x-ndjson" => PushFormat.Lines,
            _ => null,
        };
    }
}
