using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ioc.Testing;
using Xunit;
using Xunit.Abstractions;

namespace Ioc.Server.Tests.RealData;

/// <summary>Real dossiers in, and the API says what an independent program computed, whatever way they came in.</summary>
public sealed class RealDataTests(ITestOutputHelper output)
{
    private const string Key = "a-test-key-that-no-deployment-has";

    private static readonly (string Set, string Granularity)[] Parallels = [("receipt_wabo", "day"), ("boston311_2026", "instant")];
    private static readonly (string Set, string Granularity)[] Crossed = [("receipt_wabo", "instant"), ("boston311_2026", "day")];

    /// <summary>Each set by each granularity: in the long form (IOC_LONG=1) by each test, in the short one half of them by one test and half by the others.</summary>
    public static TheoryData<string, string> SetsAndGranularities(bool crossed)
    {
        var isLong = Environment.GetEnvironmentVariable("IOC_LONG") == "1";
        var data = new TheoryData<string, string>();
        foreach (var (set, granularity) in isLong ? [.. Parallels, .. Crossed] : crossed ? Crossed : Parallels)
        {
            data.Add(set, granularity);
        }

        return data;
    }

    [RealDataTheory]
    [MemberData(nameof(SetsAndGranularities), false)]
    public async Task Imported_dossiers_give_exactly_the_expected_values_twice_and_after_restarts(string name, string granularity)
    {
        var set = RealDataSet.Find(name)!;
        using var folder = new TemporaryFolder();
        await using var ioc = await StartAsync(folder, set, granularity);
        var answer = await ImportAsync(ioc, set.Header, set.Rows);
        AssertRejections(set, answer);
        Assert.Equal(set.Expected.GetProperty("dossiers").GetInt32(), answer.GetProperty("accepted").GetInt32());
        Assert.Equal(SuspectRecords(set), answer.GetProperty("suspect").GetInt32());
        var compared = await new ExpectedValues(ioc.Http, set.Expected, granularity).CompareAsync();
        output.WriteLine($"{name}, {granularity}: {compared} numbers equal");

        var again = await ImportAsync(ioc, set.Header, set.Rows);
        Assert.Equal(0, again.GetProperty("accepted").GetInt32());
        Assert.Equal(set.Expected.GetProperty("dossiers").GetInt32(), again.GetProperty("unchanged").GetInt32());
        await new ExpectedValues(ioc.Http, set.Expected, granularity).CompareAsync();

        await ioc.StopAsync();
        await ioc.StartAgainAsync();
        await new ExpectedValues(ioc.Http, set.Expected, granularity).CompareAsync();

        await ioc.StopAsync();
        foreach (var file in Directory.GetFiles(folder.Path, "state.db*"))
        {
            File.Delete(file);
        }

        await ioc.StartAgainAsync();
        await new ExpectedValues(ioc.Http, set.Expected, granularity).CompareAsync();
    }

    [RealDataTheory]
    [MemberData(nameof(SetsAndGranularities), true)]
    public async Task Half_imported_and_half_pushed_in_random_order_gives_the_expected_values(string name, string granularity)
    {
        var set = RealDataSet.Find(name)!;
        using var folder = new TemporaryFolder();
        await using var ioc = await StartAsync(folder, set, granularity);
        var rows = set.Rows.ToArray();
        new Random(7).Shuffle(rows);
        var half = rows.Length / 2;
        var imported = await ImportAsync(ioc, set.Header, rows[..half]);
        var pushed = 0;
        var rejected = imported.GetProperty("rejectedTotal").GetInt32();
        foreach (var batch in rows[half..].Chunk(1000))
        {
            var reply = await PushAsync(ioc, batch);
            pushed += reply.GetProperty("accepted").GetInt32();
            rejected += reply.GetProperty("rejectedTotal").GetInt32();
        }

        Assert.Equal(set.Expected.GetProperty("dossiers").GetInt32(), imported.GetProperty("accepted").GetInt32() + pushed);
        Assert.Equal(set.LinesWithoutReceived.Count, rejected);
        await new ExpectedValues(ioc.Http, set.Expected, granularity).CompareAsync();
    }

    [RealDataTheory]
    [MemberData(nameof(SetsAndGranularities), true)]
    public async Task Imported_in_random_order_gives_the_expected_values_and_after_a_kill_and_a_stop_too(string name, string granularity)
    {
        var set = RealDataSet.Find(name)!;
        using var folder = new TemporaryFolder();
        await using var ioc = await StartAsync(folder, set, granularity);
        var rows = set.Rows.ToArray();
        new Random(11).Shuffle(rows);

        var answer = await ImportAsync(ioc, set.Header, rows);
        Assert.Equal(set.Expected.GetProperty("dossiers").GetInt32(), answer.GetProperty("accepted").GetInt32());
        Assert.Equal(set.LinesWithoutReceived.Count, answer.GetProperty("rejectedTotal").GetInt32());
        await new ExpectedValues(ioc.Http, set.Expected, granularity).CompareAsync();

        await ioc.KillAsync();
        await ioc.StartAgainAsync();
        await new ExpectedValues(ioc.Http, set.Expected, granularity).CompareAsync();

        await ioc.StopAsync();
        await ioc.StartAgainAsync();
        await new ExpectedValues(ioc.Http, set.Expected, granularity).CompareAsync();
    }

    private static Task<IocProcess> StartAsync(TemporaryFolder folder, RealDataSet set, string granularity) =>
        IocProcess.StartAsync(folder.Path, new Dictionary<string, string>
        {
            ["Ioc:Clock:Now"] = set.Now,
            ["Ioc:Counting:OnTimeGranularity"] = granularity,
            ["Ioc:Sources:0:Id"] = "export",
            ["Ioc:Sources:0:Kind"] = "push",
            ["Ioc:Sources:0:KeySha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key))),
        });

    private static void AssertRejections(RealDataSet set, JsonElement answer)
    {
        var lines = set.LinesWithoutReceived;
        Assert.Equal(set.Expected.GetProperty("rows").GetInt32(), answer.GetProperty("rows").GetInt32());
        Assert.Equal(lines.Count, answer.GetProperty("rejectedTotal").GetInt32());
        var rejected = answer.GetProperty("rejected").EnumerateArray().ToList();
        Assert.Equal(lines, rejected.Select(item => item.GetProperty("line").GetInt32()));
        Assert.Equal(lines.Select(line => line - 2), rejected.Select(item => item.GetProperty("index").GetInt32()));
        Assert.All(rejected, item => Assert.Equal("missing-received", item.GetProperty("code").GetString()));
    }

    private static int SuspectRecords(RealDataSet set) =>
        set.Expected.GetProperty("suspect").EnumerateObject().Sum(code => code.Value.GetInt32());

    private static async Task<JsonElement> ImportAsync(IocProcess ioc, string header, IEnumerable<string> rows)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/imports?source=export");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        request.Content = new StringContent(string.Join('\n', rows.Prepend(header)) + "\n", Encoding.UTF8, "text/csv");
        return await SendAsync(ioc, request);
    }

    private static async Task<JsonElement> PushAsync(IocProcess ioc, IEnumerable<string> rows)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/dossier-updates");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        request.Content = new StringContent(
            string.Join('\n', rows.Select(row => NationalRecordOf(row.Split(',')))), Encoding.UTF8, "application/x-ndjson");
        return await SendAsync(ioc, request);
    }

    private static async Task<JsonElement> SendAsync(IocProcess ioc, HttpRequestMessage request)
    {
        using var response = await ioc.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>The same row in the words of the national record.</summary>
    private static string NationalRecordOf(string[] cells) => JsonSerializer.Serialize(new Dictionary<string, string>
    {
        ["MaHoSo"] = cells[0],
        ["MaTTHC"] = cells[1],
        ["DonViXuLy"] = cells[2],
        ["KenhThucHien"] = cells[3] switch { "counter" => "1", "online" => "2", "postal" => "3", "" => "", _ => "9" },
        ["NgayTiepNhan"] = cells[4],
        ["NgayHenTra"] = cells[5],
        ["NgayKetThucXuLy"] = cells[6],
        ["TrangThaiHoSo"] = cells[6].Length > 0 ? "9" : "4",
    });
}
