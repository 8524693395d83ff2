using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace Ioc.Storage.Series.Influx;

/// <summary>The requests of the three versions. Credentials stand in the header, never in an address that a log might keep.</summary>
internal sealed class InfluxRequests(InfluxOptions options)
{
    private readonly AuthenticationHeaderValue? _credentials = options.Version switch
    {
        1 => options.User is { Length: > 0 } user
            ? new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{options.Password}"))) : null,
        2 => options.Token is { Length: > 0 } token ? new AuthenticationHeaderValue("Token", token) : null,
        _ => options.Token is { Length: > 0 } token ? new AuthenticationHeaderValue("Bearer", token) : null,
    };

    public HttpRequestMessage Write(ReadOnlyMemory<byte> lines)
    {
        var request = Post(options.Version switch
        {
            1 => $"write?db={Escape(options.Database)}&precision=s",
            2 => $"api/v2/write?org={Escape(options.Org ?? "")}&bucket={Escape(options.Target)}&precision=s",
            _ => $"api/v2/write?bucket={Escape(options.Target)}&precision=s",
        });
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(lines.Span);
        }

        request.Content = new ByteArrayContent(packed.GetBuffer(), 0, (int)packed.Length);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/plain") { CharSet = "utf-8" };
        request.Content.Headers.ContentEncoding.Add("gzip");
        return request;
    }

    /// <param name="rows">Of one piece of the answer.</param>
    public HttpRequestMessage Query(string statements, int rows = 10_000)
    {
        // In pieces: 1.x marks a long answer in one piece as cut off whether it is or not.
        var request = Post($"query?db={Escape(options.Database)}&epoch=s&chunked=true&chunk_size={rows.ToString(CultureInfo.InvariantCulture)}");
        request.Content = new FormUrlEncodedContent([new("q", statements)]);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return request;
    }

    /// <summary>2.x only: deletes what is older than a second.</summary>
    public HttpRequestMessage Delete(string measurement, long before)
    {
        var request = Post($"api/v2/delete?org={Escape(options.Org ?? "")}&bucket={Escape(options.Target)}");
        request.Content = JsonContent.Create(new
        {
            start = "1700-01-01T00:00:00Z",
            stop = DateTimeOffset.FromUnixTimeSeconds(before).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            predicate = $"_measurement=\"{measurement}\"",
        });
        return request;
    }

    public HttpRequestMessage Ping() => new(HttpMethod.Get, At("ping")) { Headers = { Authorization = _credentials } };

    private HttpRequestMessage Post(string path) => new(HttpMethod.Post, At(path)) { Headers = { Authorization = _credentials } };

    /// <summary>The address may have a path of its own, where a proxy gives InfluxDB a folder.</summary>
    private Uri At(string path) => new($"{options.Url!.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{path}");

    private static string Escape(string text) => Uri.EscapeDataString(text);
}
