using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Ioc.Kpi.Series;

namespace Ioc.Load.Peers;

/// <summary>Points of series as the service writes them to an InfluxDB, packed before they are needed and sent without a service in between.</summary>
internal static class SeriesLines
{
    /// <summary>Packed bodies of so many lines each.</summary>
    /// <param name="last">The second of the roll-up's value behind the time of a point; null for minutes.</param>
    public static List<byte[]> Pack(string measurement, IEnumerable<SeriesPoint> points, int lines, TimeSpan? last = null) =>
        [.. points.Chunk(lines).Select(chunk => Pack(measurement, chunk, last))];

    /// <returns>How long the server took to take them all.</returns>
    public static async Task<TimeSpan> SendAsync(PeerServer influx, IReadOnlyList<byte[]> bodies, int connections)
    {
        using var http = new HttpClient { BaseAddress = influx.Address, Timeout = TimeSpan.FromMinutes(5) };
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(bodies, new ParallelOptions { MaxDegreeOfParallelism = connections }, async (body, cancellationToken) =>
        {
            using var content = new ByteArrayContent(body);
            content.Headers.ContentEncoding.Add("gzip");
            using var answer = await http.PostAsync(new Uri("/write?db=ioc&precision=s", UriKind.Relative), content, cancellationToken);
            answer.EnsureSuccessStatusCode();
        });
        return Stopwatch.GetElapsedTime(started);
    }

    private static byte[] Pack(string measurement, IEnumerable<SeriesPoint> points, TimeSpan? last)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        using (var text = new StreamWriter(gzip, new UTF8Encoding(false), leaveOpen: true))
        {
            foreach (var point in points)
            {
                var second = point.At.ToUnixTimeSeconds();
                text.Write(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{measurement},agency={point.Series.Agency},metric={point.Series.Metric} value={point.Value:R},numerator={point.Numerator}i,denominator={point.Denominator}i,parts=3i"));
                text.Write(string.Create(CultureInfo.InvariantCulture, $"{(last is { } behind ? $",last={second + (long)behind.TotalSeconds}i" : "")} {second}\n"));
            }
        }

        return packed.ToArray();
    }
}
