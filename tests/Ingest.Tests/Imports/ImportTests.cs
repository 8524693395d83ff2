using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Ioc.Ingest.Imports;
using Ioc.Ingest.Tests.Hosting;
using Ioc.Kpi.Sources;
using Microsoft.Extensions.DependencyInjection;

namespace Ioc.Ingest.Tests.Imports;

public sealed class ImportTests : OnAHost
{
    private const string Header = "id,procedure,agency,channel,received,due,finished,status";

    [Fact]
    public async Task Reply_is_that_of_a_push_with_rows_and_lines()
    {
        var reply = await ImportedAsync($"{Header},note\na,p,g,online,2025-03-10,,,\nb,p,g,online,,,,\nc,p,g,fax,2025-03-10,,,\n");

        Assert.Equal(
            """{"accepted":2,"unchanged":0,"suspect":1,"rejectedTotal":1,"rejected":[{"index":1,"code":"missing-received","message":"received is required","line":3}],"rows":3,"ignoredColumns":["note"]}""",
            reply.ToJsonString());
    }

    [Fact]
    public async Task Line_is_the_physical_line_however_rows_are_written()
    {
        var csv = "\uFEFF" + Header + "\r\n"
            + "a,\"two\r\nlines, and a comma\",\"a \"\"quoted\"\" name\",online,2025-03-10,,,\r\n"
            + "\r\n"
            + ",p,g,online,2025-03-10,,,\r\n"
            + "b,p,g,online,never,,,\r\n"
            + "c,p,g,online,2025-03-10";

        var reply = await ImportedAsync(csv);

        Assert.Equal((2, 4), ((int)reply["accepted"]!, (int)reply["rows"]!));
        Assert.Equal([5, 6], reply["rejected"]!.AsArray().Select(item => (int)item!["line"]!));
        Assert.Equal([1, 2], reply["rejected"]!.AsArray().Select(item => (int)item!["index"]!));
        Assert.Equal(["missing-id", "unreadable-received"], reply["rejected"]!.AsArray().Select(item => (string)item!["code"]!));
        Assert.Contains("a \"quoted\" name", await Host.PictureAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_stand_in_any_order()
    {
        var reply = await ImportedAsync("status,finished,due,received,channel,agency,procedure,id\nx,,,2025-03-10,online,g,p,a\n");

        Assert.Equal(1, (int)reply["accepted"]!);
        Assert.Contains("received-dossiers Agency g: 1", await Host.PictureAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Same_file_again_changes_nothing()
    {
        var csv = Rows(2500);
        await ImportedAsync(csv);
        var before = await Host.PictureAsync();

        var reply = await ImportedAsync(csv);

        Assert.Equal((0, 2500, 2500), ((int)reply["accepted"]!, (int)reply["unchanged"]!, (int)reply["rows"]!));
        Assert.Equal(before, await Host.PictureAsync());
    }

    [Theory]
    [InlineData("", "missing-columns", "empty")]
    [InlineData("id,procedure\na,b\n", "missing-columns", "agency, channel, received, due, finished, status")]
    [InlineData(Header + ",id\n", "repeated-columns", "id")]
    [InlineData(Header + "\na,p,g,online,2025-03-10,,,\nb,\"never closed,g,online,2025-03-10,,,\nc,p,g,online,2025-03-10,,,\n", "not-csv", "1 rows")]
    public async Task File_that_cannot_be_read_is_refused_with_the_reason(string csv, string code, string detail)
    {
        using var response = await Host.ImportAsync(csv);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal(code, (string)problem["code"]!);
        Assert.Contains(detail, (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(1001)]
    public async Task What_stands_before_an_unreadable_row_is_taken_and_counted_everywhere(int good)
    {
        var rows = Rows(good - 1) + ",p,g,fax,2025-03-10,,,\n";
        using var response = await Host.ImportAsync(rows + "x,\"never closed,g,online,2025-03-10,,,\ny,p,g,online,2025-03-10,,,\n");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        var imported = problem["imported"]!;
        Assert.Equal((good, good - 1, 1), ((int)imported["rows"]!, (int)imported["accepted"]!, (int)imported["rejectedTotal"]!));
        Assert.Contains($"{good} rows before it were taken: {good - 1} accepted, 0 unchanged, 1 rejected", (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.Equal(good - 1, await Host.DossiersAsync());

        var source = Host.Source("tthc");
        Assert.Equal((SourceState.Failing, 1), (source.State, source.FailuresInARow));
        Assert.Equal((good - 1L, 1L), (source.Accepted, source.Rejected["missing-id"]));
        Assert.False(source.LastSuccessAt.Exists);
    }

    [Fact]
    public async Task Import_that_breaks_off_counts_what_was_durable_and_nothing_else()
    {
        var importer = Host.Services.GetRequiredService<CsvImporter>();
        using var file = new BrokenStream(Rows(1500) + new string('\n', 1 << 20));

        await Assert.ThrowsAsync<IOException>(() => importer.ImportAsync(file, new ImportRequest("tthc"), CancellationToken.None));

        Assert.Equal((1000, 1000L), (await Host.DossiersAsync(), Host.Source("tthc").Accepted));
        Assert.Equal((0, 0), (Host.Source("tthc").FailuresInARow, Host.Source("tthc").Rejected.Count));
    }

    [Fact]
    public async Task Row_without_end_stops_the_import_instead_of_filling_the_memory()
    {
        using var response = await Host.ImportAsync($"{Header}\na,\"{new string('x', 8 << 20)}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("/api/v1/imports", 400)]
    [InlineData("/api/v1/imports?source=other", 403)]
    [InlineData("/api/v1/imports?source=", 400)]
    public async Task Source_has_to_be_that_of_the_key(string address, int status)
    {
        using var response = await Host.Client.PostAsync(address, IngestHost.Content(Encoding.UTF8.GetBytes(Rows(1)), "text/csv"));

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task Other_types_and_missing_keys_are_refused()
    {
        using var type = await Host.Client.PostAsync("/api/v1/imports?source=tthc", IngestHost.Content([], "application/json"));
        Host.Client.DefaultRequestHeaders.Authorization = null;
        using var key = await Host.ImportAsync(Rows(1));

        Assert.Equal((415, 401), ((int)type.StatusCode, (int)key.StatusCode));
    }

    [Fact]
    public async Task Text_that_is_not_unicode_is_rejected_row_by_row()
    {
        byte[] csv = [.. Encoding.UTF8.GetBytes(Header + "\na,p,S"), 0xFF, .. Encoding.UTF8.GetBytes(",online,2025-03-10,,,\nb,p,g,online,2025-03-10,,,\n")];
        using var response = await Host.Client.PostAsync("/api/v1/imports?source=tthc", IngestHost.Content(csv, "text/csv; charset=utf-8"));
        var reply = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        Assert.Equal((1, "unreadable-text"), ((int)reply["accepted"]!, (string)reply["rejected"]![0]!["code"]!));
    }

    [Fact]
    public async Task Mapping_gives_columns_and_words_their_meaning()
    {
        const string Yaml = """
            columns: { id: "Mã hồ sơ", received: "Ngày nhận" }
            status: { "Rút": 7 }
            channel: { "Trực tuyến": online }
            applicant: { "Doanh nghiệp": business }
            """;
        Assert.True(ImportMappingFile.TryRead(new StringReader(Yaml), "map.yaml", out var mapping, out _));
        const string Csv = "Mã hồ sơ,procedure,agency,channel,Ngày nhận,due,finished,status,applicant\na,p,g,Trực tuyến,2025-03-10,,,Rút,Doanh nghiệp\n";
        var seen = new List<ImportProgress>();

        var result = await Host.Services.GetRequiredService<CsvImporter>().ImportAsync(
            new MemoryStream(Encoding.UTF8.GetBytes(Csv)), new ImportRequest("tthc") { Mapping = mapping, Progress = seen.Add }, CancellationToken.None);

        Assert.Equal((null, 1, 1L, 0), (result.Problem, result.Accepted, result.Rows, result.Suspect));
        Assert.Equal(1, seen[^1].Rows);
        var picture = await Host.PictureAsync();
        Assert.Contains("received-dossiers Channel online: 1", picture, StringComparison.Ordinal);
        Assert.Contains("refused-or-withdrawn: 1", picture, StringComparison.Ordinal);
    }

    [Fact]
    public void Mapping_faults_are_all_told_with_file_and_line()
    {
        const string Yaml = "columns:\n  code: x\nstatus:\n  Open: 11\n  Closed: nine\nchannel:\n  Fax: telefax\nextra: {}\n";

        Assert.False(ImportMappingFile.TryRead(new StringReader(Yaml), "map.yaml", out _, out var problems));

        Assert.Equal(
            ["map.yaml line 2:", "map.yaml line 4:", "map.yaml line 5:", "map.yaml line 7:", "map.yaml line 8:"],
            problems.Select(problem => problem[..16]));
        Assert.False(ImportMappingFile.TryRead(new StringReader("a: [unclosed"), "map.yaml", out _, out var broken));
        Assert.Contains("not readable as YAML", broken.Single(), StringComparison.Ordinal);
    }

    /// <summary>A connection that breaks where the text ends.</summary>
    private sealed class BrokenStream(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override int Read(Span<byte> buffer) => Guard(base.Read(buffer));

        public override int Read(byte[] buffer, int offset, int count) => Guard(base.Read(buffer, offset, count));

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Guard(await base.ReadAsync(buffer, cancellationToken));

        private static int Guard(int read) => read > 0 ? read : throw new IOException("The connection is gone.");
    }

    private async Task<JsonNode> ImportedAsync(string csv)
    {
        using var response = await Host.ImportAsync(csv);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    private static string Rows(int count) =>
        Header + "\n" + string.Concat(Enumerable.Range(0, count).Select(number => $"d{number},p{number % 5},g{number % 3},online,2025-03-10T08:00:00,2025-03-12T17:00:00,,\n"));
}
