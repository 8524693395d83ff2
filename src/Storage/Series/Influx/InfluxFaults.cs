using System.Net;
using System.Text.Json;

namespace Ioc.Storage.Series.Influx;

/// <summary>Turns what a server answered into a fault with a sentence: what is wrong, where, and what to do. Never with a secret.</summary>
internal sealed class InfluxFaults(InfluxOptions options)
{
    private const int MostQuoted = 400;

    /// <summary>Words of the versions for "a line of this body can never be stored"; any other 400 is about the request and not about a point.</summary>
    private static readonly string[] PointWords =
        ["partial write", "unable to parse", "field type conflict", "beyond retention policy", "parsing failed", "failed to parse line", "max key length", "tag value"];

    /// <summary>Everyone who may see the sources reads these sentences, so they name the option and not the address.</summary>
    private const string Server = "The InfluxDB of Ioc:Influx:Url";

    private string Credentials => options.Version == 1 ? "Ioc:Influx:User and Ioc:Influx:Password" : "Ioc:Influx:Token";

    /// <summary>What to do where the database is missing and cannot be made from here.</summary>
    private string MakeDatabase => options.Version switch
    {
        1 => $"as its administrator: {InfluxQuery.CreateDatabase(options.Database)}; GRANT ALL ON {InfluxQuery.Name(options.Database)} TO {InfluxQuery.Name(options.User ?? "USER")}",
        2 => $"influx bucket create --org {options.Org} --name {options.Target} --retention 0; where the database of the queries has another name than "
            + $"the bucket also: influx v1 dbrp create --org {options.Org} --bucket-id ID --db {options.Database} --rp autogen --default",
        _ => $"influxdb3 create database {options.Database}",
    };

    public static bool IsMissingDatabase(SeriesStoreException fault) =>
        fault.Fault == SeriesStoreFault.Refused && fault.Message.Contains("not found", StringComparison.OrdinalIgnoreCase);

    public SeriesStoreException Of(HttpStatusCode status, string body, TimeSpan? retryAfter)
    {
        var said = Said(body);
        return (int)status switch
        {
            413 => new(SeriesStoreFault.TooLarge, $"{Server} finds the batch too large: {said}"),
            400 or 422 when PointWords.Any(word => said.Contains(word, StringComparison.OrdinalIgnoreCase)) =>
                new(SeriesStoreFault.BadPoint, $"{Server} cannot store a point: {said}"),
            401 => new(SeriesStoreFault.Refused, $"{Server} does not accept the credentials; check {Credentials}. It said: {said}"),
            403 => new(SeriesStoreFault.Refused, $"{Server} does not allow it; give the account of {Credentials} all rights on {options.Target}. It said: {said}"),
            404 => Missing(said),
            408 or 429 or >= 500 => new(SeriesStoreFault.Away, $"{Server} answered {(int)status}: {said}", retryAfter),
            >= 300 and < 400 => new(SeriesStoreFault.Refused, $"{Server} sends on to another address; name that one in Ioc:Influx:Url."),
            < 300 => NotInflux($"it answered {(int)status} where InfluxDB answers 204"),
            _ => new(SeriesStoreFault.Refused, $"{Server} answered {(int)status}: {said}", retryAfter),
        };
    }

    /// <summary>An error inside an answer of 200.</summary>
    public SeriesStoreException OfStatement(string said) =>
        said.Contains("not found", StringComparison.OrdinalIgnoreCase) ? Missing(Cut(said))
        : said.Contains("authoriz", StringComparison.OrdinalIgnoreCase) ? Of(HttpStatusCode.Forbidden, said, null)
        : said.Contains("timeout", StringComparison.OrdinalIgnoreCase) || said.Contains("engine", StringComparison.OrdinalIgnoreCase)
            || said.Contains("max-concurrent", StringComparison.OrdinalIgnoreCase) || said.Contains("shutdown", StringComparison.OrdinalIgnoreCase)
            ? new(SeriesStoreFault.Away, $"{Server} could not answer a query: {Cut(said)}")
        : new(SeriesStoreFault.Refused, $"{Server} refused a query: {Cut(said)}");

    public SeriesStoreException Unreachable(Exception exception) =>
        new(SeriesStoreFault.Away, $"{Server} cannot be reached: {WithoutAddress(Cut(exception.Message))}", null, exception);

    private string WithoutAddress(string message) =>
        options.Url is { } url ? message.Replace($" ({url.Authority})", "", StringComparison.OrdinalIgnoreCase).Replace(url.Authority, "Ioc:Influx:Url", StringComparison.OrdinalIgnoreCase) : message;

    public static SeriesStoreException TooSlow(TimeSpan patience, Exception exception) =>
        new(SeriesStoreFault.Away, $"{Server} did not answer within {patience.TotalSeconds:0.#} s (Ioc:Influx:Timeout).", null, exception);

    public SeriesStoreException NotInflux(string why) =>
        new(SeriesStoreFault.Refused, $"What answers at Ioc:Influx:Url is no InfluxDB {options.Version}.x: {why}. Check it and Ioc:Influx:Version.");

    public SeriesStoreException OtherVersion(string found) => new(
        SeriesStoreFault.Refused, $"{Server} is version {Cut(found)}, but Ioc:Influx:Version is {options.Version}.");

    private SeriesStoreException Missing(string said) => new(
        SeriesStoreFault.Refused, $"{Server} has no {(options.Version == 2 ? "bucket" : "database")} {options.Target} ({said}: not found). Make it: {MakeDatabase}");

    /// <summary>The message in the error bodies of the three versions.</summary>
    private static string Said(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            if (root.ValueKind == JsonValueKind.Object)
            {
                var said = Member(root, "error") ?? Member(root, "message");
                var first = root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Array && data.GetArrayLength() > 0
                    ? Member(data[0], "error_message") : null;
                return Cut(first is null ? said ?? body : $"{said}: {first}");
            }
        }
        catch (JsonException)
        {
            // A proxy in between may answer with a page; its beginning is told.
        }

        return Cut(body);
    }

    private static string? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    private static string Cut(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();

        // A line is quoted before the reason, and may be long.
        return line.Length <= MostQuoted ? line : $"{line[..(MostQuoted / 2)]} … {line[^(MostQuoted / 2)..]}";
    }
}
