using System.Net;
using System.Text.Json;
using Ioc.Kpi.Series;
using Ioc.Kpi.Time;
using Ioc.Storage.Series;
using Ioc.Storage.Series.Influx;
using Ioc.Testing;
using Xunit;

namespace Ioc.Storage.Tests.Series;

/// <summary>
/// InfluxDB 2.x and 3.x, which cannot be run here: what is asked of them, and what they answer as their documentation gives it. The shape of
/// a 2.x write also against a real server that takes it.
/// </summary>
public sealed class InfluxVersionTests
{
    private const string Nothing = """{"results":[{"statement_id":0}]}""";
    private static readonly DateTimeOffset At = new(2026, 11, 22, 9, 0, 0, TimeSpan.FromHours(7));
    private static readonly SeriesKey Key = new("on-time-rate", "Sở Nội vụ, A=B", "online");

    [Theory]
    [InlineData(2, "/api/v2/write?org=t%E1%BB%89nh&bucket=b%26c&precision=s", "Token t0ken", "/query?db=ioc&epoch=s&chunked=true&chunk_size=10000")]
    [InlineData(3, "/api/v2/write?bucket=ioc&precision=s", "Bearer t0ken", "/query?db=ioc&epoch=s&chunked=true&chunk_size=10000")]
    public async Task Writes_and_queries_go_where_the_version_takes_them(int version, string write, string credentials, string query)
    {
        await using var server = await RecordedServer.StartAsync(
            request => request.Target.StartsWith("/api", StringComparison.Ordinal) ? new(204) : new(200, Nothing));
        using var store = Open(server.Url, version);

        await store.WriteAsync([new SeriesPoint(Key, At, 91.5, 183, 200)], default);

        Assert.Equal(["POST " + query, "POST " + write, "POST " + query], server.Requests.Select(request => $"{request.Method} {request.Target}"));
        Assert.All(server.Requests, request => Assert.Equal(credentials, request.Headers["Authorization"]));
        Assert.Equal("gzip", server.Requests[1].Headers["Content-Encoding"]);
        Assert.Equal(
            "ioc_minute,agency=Sở\\ Nội\\ vụ\\,\\ A\\=B,channel=online,metric=on-time-rate value=91.5,numerator=183i,denominator=200i,parts=3i 1795312800\n",
            server.Requests[1].Body);
        Assert.Equal("q=SELECT+last%28%22until%22%29%2C+%22kept%22+FROM+%22ioc_rolled%22", server.Requests[0].Body);
        Assert.DoesNotContain(server.Requests, request => request.Target.Contains("t0ken", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(2, """{"results":[{"statement_id":0,"series":[{"name":"ioc_minute","columns":["time","value","numerator","denominator","parts"],"values":[[1795312800,91.5,183,200,3],[1795312860,7,1,null,0]]}]}]}""")]
    [InlineData(3, """
        {"results":[{"statement_id":0,"series":[{"name":"ioc_minute","tags":{},"columns":["time","value","numerator","denominator","parts"],"values":[[1795312800,91.5,183,200,3]],"partial":true}],"partial":true}]}
        {"results":[{"statement_id":0,"series":[{"name":"ioc_minute","tags":{},"columns":["time","value","numerator","denominator","parts"],"values":[[1795312860,7.0,1,null,0]]}]}]}
        """)]
    public async Task Samples_are_read_in_one_piece_or_in_many(int version, string answer)
    {
        await using var server = await RecordedServer.StartAsync(_ => new(200, answer));
        using var store = Open(server.Url, version);

        Assert.Equal(
            [new SeriesSample(At, 91.5, 183, 200), new SeriesSample(At.AddMinutes(1), 7, null, null)],
            await store.ReadAsync(Key, At, At.AddHours(1), SeriesStep.Minute, default));
    }

    [Theory]
    [InlineData(2, 401, """{"code":"unauthorized","message":"unauthorized access"}""", SeriesStoreFault.Refused, "Ioc:Influx:Token")]
    [InlineData(2, 403, """{"code":"forbidden","message":"insufficient permissions for write"}""", SeriesStoreFault.Refused, "all rights on b&c")]
    [InlineData(2, 404, """{"code":"not found","message":"bucket \"b&c\" not found"}""", SeriesStoreFault.Refused, "influx bucket create --org tỉnh --name b&c")]
    [InlineData(2, 400, """{"code":"invalid","message":"unable to parse 'x': missing fields"}""", SeriesStoreFault.BadPoint, "missing fields")]
    [InlineData(2, 400, """{"code":"invalid","message":"invalid precision; valid precision units are ns, us, ms, and s"}""", SeriesStoreFault.Refused, "invalid precision")]
    [InlineData(2, 422, """{"code":"unprocessable entity","message":"failure writing points to database: partial write: field type conflict: input field \"value\" on measurement \"ioc_minute\" is type float, already exists as type integer dropped=1"}""", SeriesStoreFault.BadPoint, "field type conflict")]
    [InlineData(2, 413, """{"code":"request too large","message":"cannot read data: points batch is too large"}""", SeriesStoreFault.TooLarge, "too large")]
    [InlineData(2, 429, """{"code":"too many requests","message":"exceeded limit"}""", SeriesStoreFault.Away, "exceeded limit")]
    [InlineData(2, 503, "", SeriesStoreFault.Away, "503")]
    [InlineData(3, 400, """{"error":"partial write of line protocol occurred","data":[{"original_line":"x","line_number":2,"error_message":"invalid column type for column 'value', expected iox::column_type::field::float"}]}""", SeriesStoreFault.BadPoint, "invalid column type")]
    [InlineData(3, 401, "", SeriesStoreFault.Refused, "Ioc:Influx:Token")]
    [InlineData(3, 404, """{"error":"database not found: ioc"}""", SeriesStoreFault.Refused, "influxdb3 create database ioc")]
    [InlineData(3, 500, """{"error":"internal error"}""", SeriesStoreFault.Away, "internal error")]
    [InlineData(2, 302, "", SeriesStoreFault.Refused, "Ioc:Influx:Url")]
    [InlineData(3, 200, "<html>", SeriesStoreFault.Refused, "no InfluxDB 3.x")]
    public async Task Errors_are_told_apart_and_say_what_to_do(int version, int status, string body, SeriesStoreFault fault, string says)
    {
        var headers = new Dictionary<string, string> { ["Retry-After"] = "7" };
        await using var server = await RecordedServer.StartAsync(_ => new(status, body, status is 429 or 503 ? headers : null));
        using var store = Open(server.Url, version);

        var thrown = await Assert.ThrowsAsync<SeriesStoreException>(async () => await store.WriteAsync([new SeriesPoint(Key, At, 1)], default));

        Assert.Equal(fault, thrown.Fault);
        Assert.Contains(says, thrown.Message, StringComparison.Ordinal);
        Assert.Equal(status is 429 or 503 ? TimeSpan.FromSeconds(7) : null, thrown.RetryAfter);
        Assert.DoesNotContain("t0ken", thrown.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, """{"results":[{"statement_id":0,"error":"database not found: ioc"}]}""", "influx v1 dbrp create", SeriesStoreFault.Refused)]
    [InlineData(3, """{"results":[{"statement_id":0,"error":"query engine is shutting down"}]}""", "shutting down", SeriesStoreFault.Away)]
    [InlineData(3, "{}", "no results", SeriesStoreFault.Refused)]
    [InlineData(3, "", "empty", SeriesStoreFault.Refused)]
    [InlineData(3, """{"results":[{"statement_id":0,"series":[{"name":"databases","columns":["name"],"values":[["_internal"]]}]}]}""", "answers a SELECT with", SeriesStoreFault.Refused)]
    [InlineData(3, """{"results":[{"stat""", "not JSON", SeriesStoreFault.Refused)]
    public async Task Errors_inside_an_answer_are_faults_too(int version, string answer, string says, SeriesStoreFault fault)
    {
        await using var server = await RecordedServer.StartAsync(_ => new(200, answer));
        using var store = Open(server.Url, version);

        var thrown = await Assert.ThrowsAsync<SeriesStoreException>(async () => await store.ReadAsync(Key, At, At.AddDays(1), SeriesStep.Hour, default));

        Assert.Equal(fault, thrown.Fault);
        Assert.Contains(says, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_old_is_deleted_through_the_api_of_2x_and_left_to_the_server_in_3x()
    {
        await using var server = await RecordedServer.StartAsync(request => request.Target.StartsWith("/api", StringComparison.Ordinal)
            ? new(204)
            : new(200, """{"results":[{"statement_id":0,"series":[{"name":"ioc_rolled","columns":["time","last"],"values":[[1795320000,1795320000]]}]}]}"""));
        using var two = Open(server.Url, 2);
        using var three = Open(server.Url, 3);

        await three.UpkeepAsync(DateTimeOffset.FromUnixTimeSeconds(1795320010), default);
        Assert.DoesNotContain(server.Requests, request => request.Target.Contains("delete", StringComparison.Ordinal));
        await two.UpkeepAsync(DateTimeOffset.FromUnixTimeSeconds(1795320010), default);

        var deletes = server.Requests.Where(request => request.Target == "/api/v2/delete?org=t%E1%BB%89nh&bucket=b%26c").Select(request => JsonSerializer.Deserialize<JsonElement>(request.Body)).ToList();
        Assert.Equal(
            ["_measurement=\"ioc_minute\"", "_measurement=\"ioc_hour\"", "_measurement=\"ioc_day\"", "_measurement=\"ioc_rolled\""],
            deletes.Select(body => body.GetProperty("predicate").GetString()));
        Assert.Equal("2026-11-08T04:00:10Z", deletes[0].GetProperty("stop").GetString());
    }

    [Fact]
    public async Task Deleting_may_take_longer_than_another_request_and_goes_a_week_at_a_time()
    {
        using var never = new ManualResetEventSlim();
        var firsts = new Queue<long>([1788000000, 1788300000]);
        await using var server = await RecordedServer.StartAsync(request =>
        {
            if (request.Body.Contains("DELETE", StringComparison.Ordinal))
            {
                never.Wait(TimeSpan.FromMilliseconds(1_300));
            }

            return request.Body.Contains("first", StringComparison.Ordinal) && request.Body.Contains("ioc_minute", StringComparison.Ordinal) && firsts.TryDequeue(out var first)
                ? new(200, $$"""{"results":[{"statement_id":0,"series":[{"name":"ioc_minute","columns":["time","first"],"values":[[{{first}},1]]}]}]}""")
                : request.Body.Contains("ioc_rolled", StringComparison.Ordinal) && request.Body.Contains("SELECT", StringComparison.Ordinal)
                    ? new(200, """{"results":[{"statement_id":0,"series":[{"name":"ioc_rolled","columns":["time","last","kept"],"values":[[1795320000,1795320000,null]]}]}]}""")
                    : request.Target.StartsWith("/write", StringComparison.Ordinal) ? new(204) : new(200, Nothing);
        });
        using var store = Open(server.Url, 1, TimeSpan.FromSeconds(1));

        await store.UpkeepAsync(DateTimeOffset.FromUnixTimeSeconds(1795320010), default);

        var deletes = server.Requests.Select(request => Uri.UnescapeDataString(request.Body.Replace('+', ' '))).Where(body => body.Contains("DELETE", StringComparison.Ordinal));
        Assert.Equal(
            [
                "q=DELETE FROM \"ioc_minute\" WHERE time >= 1788000000s AND time < 1788134400s",
                "q=DELETE FROM \"ioc_minute\" WHERE time >= 1788300000s AND time < 1788739200s",
                "q=DELETE FROM \"ioc_rolled\" WHERE time >= -9200000000s AND time < 1795320001s",
            ],
            deletes);

        // Before a minute is deleted it is said from where on they are kept.
        Assert.Equal("ioc_rolled until=1795320000i,kept=1794110410i 1795320001\n", Assert.Single(server.Requests, request => request.Target.StartsWith("/write", StringComparison.Ordinal)).Body);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_in_time_is_away()
    {
        using var never = new ManualResetEventSlim();
        await using var server = await RecordedServer.StartAsync(_ =>
        {
            never.Wait(TimeSpan.FromSeconds(30));
            return new(204);
        });
        using var store = Open(server.Url, 3, TimeSpan.FromMilliseconds(200));

        var thrown = await Assert.ThrowsAsync<SeriesStoreException>(async () => await store.WriteAsync([new SeriesPoint(Key, At, 1)], default));
        never.Set();

        Assert.Equal(SeriesStoreFault.Away, thrown.Fault);
        Assert.Contains("Ioc:Influx:Timeout", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shape_of_a_2x_write_is_understood_by_a_real_server_which_is_found_to_be_no_InfluxDB()
    {
        await using var server = await VictoriaMetricsServer.StartNewAsync();
        var options = Options(server.Url, 2);
        using var client = new InfluxClient(options, TimeProvider.System);
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var lines = new LineProtocol();
        lines.Add("ioc_minute", LineProtocol.TagSet(InfluxTags.Of(Key)), new SeriesValue(now, now, 91.5, 183, 200), withLast: false);

        await client.WriteAsync(lines.Lines, default);

        var read = "";
        await Eventually.Holds(
            async () =>
            {
                read = await server.Http.GetStringAsync(new Uri("/api/v1/export?match[]={__name__=~\"ioc_minute.*\"}", UriKind.Relative));
                return read.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length == 4;
            },
            "the four fields can be read");
        var fields = read.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        Assert.All(fields, field => Assert.Equal(("Sở Nội vụ, A=B", "online", now * 1000), (
            field.GetProperty("metric").GetProperty("agency").GetString(), field.GetProperty("metric").GetProperty("channel").GetString(), field.GetProperty("timestamps")[0].GetInt64())));
        Assert.Equal([3, 91.5, 183, 200], fields.Select(field => field.GetProperty("values")[0].GetDouble()).Order());

        using var store = new InfluxSeriesStore(options, LocalTime.Vietnam, new SeriesRetention(), TimeProvider.System);
        var thrown = await Assert.ThrowsAsync<SeriesStoreException>(async () => await store.CheckAsync(default));
        Assert.Equal(SeriesStoreFault.Refused, thrown.Fault);
    }

    private static InfluxSeriesStore Open(Uri url, int version, TimeSpan? timeout = null)
    {
        var options = Options(url, version);
        options.Timeout = timeout ?? options.Timeout;
        return new InfluxSeriesStore(options, LocalTime.Vietnam, new SeriesRetention(), TimeProvider.System);
    }

    private static InfluxOptions Options(Uri url, int version) => new() { Url = url, Version = version, Org = "tỉnh", Bucket = "b&c", Token = "t0ken" };
}
